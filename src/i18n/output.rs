//! What a trial reports, in words. Leaves to others: rates made of two outputs (`present`).

use super::lang::labels;
use crate::sim::output::Output;

labels! { Output {
    Revenue => "Ingresos", "Revenue";
    PipelineCreated => "Cartera abierta", "Pipeline created";
    MediaCost => "Inversión en canales", "Spend on channels";
    TeamCost => "Coste de los equipos", "Cost of the teams";
    GrossMargin => "Margen bruto", "Gross margin";
    Profit => "Beneficio", "Profit";
    Leads => "Leads", "Leads";
    FitLeads => "Leads que encajan", "Leads that fit";
    Mqls => "MQL", "MQLs";
    FitMqls => "MQL que encajan", "MQLs that fit";
    HandedOver => "En manos de ventas", "With sales";
    Offered => "En cola para un vendedor", "Queued for a rep";
    Contacted => "Contactados", "Contacted";
    Sqls => "SQL", "SQLs";
    Opportunities => "Oportunidades", "Opportunities";
    FitOpportunities => "Oportunidades que encajan", "Opportunities that fit";
    Won => "Ganados", "Won";
    FitWon => "Ganados que encajan", "Won that fit";
    OpenAtStart => "En curso al empezar", "Open at the start";
    BelowThreshold => "Por debajo del umbral", "Below the threshold";
    LostInHandoff => "Perdidos en el traspaso", "Lost in the hand-off";
    NeverWorked => "Nunca se trabajaron", "Never worked";
    PatienceRanOut => "Se cansaron de esperar", "Tired of waiting";
    NotReached => "No se logró hablar con ellos", "Could not be reached";
    RejectedBudget => "Rechazados: sin presupuesto", "Rejected: no budget";
    RejectedAuthority => "Rechazados: no deciden", "Rejected: cannot decide";
    RejectedTiming => "Rechazados: mal momento", "Rejected: bad timing";
    RejectedRival => "Rechazados: prefieren a otro", "Rejected: prefer a rival";
    RejectedNoReply => "Rechazados: dejaron de contestar", "Rejected: stopped replying";
    NoOpportunity => "No llegaron a oportunidad", "Never an opportunity";
    DealLost => "Venta perdida", "Deal lost";
    OpenAtEnd => "En curso al terminar", "Open at the end";
    Waited => "Esperaron", "Had to wait";
    WaitHours => "Horas de espera", "Hours waited";
    FitOffered => "En cola que encajan", "Queued that fit";
    FitWaitHours => "Horas de espera de los que encajan", "Hours waited by those that fit";
    WaitOver1 => "Esperaron más que el primer plazo", "Waited beyond the first mark";
    WaitOver2 => "Esperaron más que el segundo plazo", "Waited beyond the second mark";
    WaitOver3 => "Esperaron más que el tercer plazo", "Waited beyond the third mark";
    WaitOver4 => "Esperaron más que el cuarto plazo", "Waited beyond the fourth mark";
    QueueHours => "Horas-lead en cola", "Lead-hours in the queue";
    BusyHours => "Horas de ventas ocupadas", "Sales hours worked";
    CapacityHours => "Horas de ventas disponibles", "Sales hours on offer";
    WindowHours => "Horas contadas", "Hours counted";
    Attempted => "Con un primer intento", "With a first attempt";
    ResponseHours => "Horas hasta la primera respuesta", "Hours to first response";
    WithinSla => "Respondidos dentro del plazo", "Answered within the deadline";
    Attempts => "Intentos de contacto", "Contact attempts";
    DecaySum => "Interés que queda al responder", "Interest left on answering";
    Reported => "Resultados comunicados", "Outcomes reported back";
    ClosedDays => "Días hasta la venta", "Days to the deal";
} }

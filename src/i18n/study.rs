//! The words of committed studies: cases, plans, what is compared. Leaves to others: the numbers (`analysis::study`).

use super::lang::labels;

/// What the study of pay plans names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StudyWord {
    Tight,
    Slack,
    PoorScore,
    Siloed,
    SiloedSla,
    SiloedDouble,
    Shared,
    Closed,
    ClosedSla,
    ClosedSlaDouble,
    Case,
    Plan,
    Revenue,
    Margin,
    Profit,
    Mqls,
    Precision,
    Response,
    FollowUp,
    Auc,
    Volume,
    Quality,
    Inflation,
    Speed,
    Attempts,
    Cutoff,
    Overpromise,
    Figure,
    Published,
    Verdict,
    Growth,
    CostOfSilos,
    WinRate,
    Conversion,
    Cac,
    LeadToWon,
    NeverAnswered,
    WithinAnHour,
    MoreLeads,
    FirstHour,
    EarlyChurn,
    Within,
    Partly,
    Below,
    Above,
    Around,
}

labels! { StudyWord {
    Tight => "Pocos vendedores (4)", "Few reps (4)";
    Slack => "Muchos vendedores (8)", "Many reps (8)";
    PoorScore => "Pocos, y mala puntuación", "Few, and a poor score";
    Siloed => "En silos", "Siloed";
    SiloedSla => "En silos + SLA", "Siloed + SLA";
    SiloedDouble => "En silos + doble paga", "Siloed + double pay";
    Shared => "Ingresos compartidos", "Shared revenue";
    Closed => "… + bucle cerrado", "… + closed loop";
    ClosedSla => "… + SLA", "… + SLA";
    ClosedSlaDouble => "… + doble paga", "… + double pay";
    Case => "Caso", "Case";
    Plan => "Plan de paga", "Pay plan";
    Revenue => "Ingresos", "Revenue";
    Margin => "Margen bruto", "Gross margin";
    Profit => "Beneficio", "Profit";
    Mqls => "MQL", "MQLs";
    Precision => "MQL que encajan", "MQLs that fit";
    Response => "Respuesta", "Response";
    FollowUp => "Llamados", "Called";
    Auc => "AUC", "AUC";
    Volume => "Cantidad", "Volume";
    Quality => "Calidad", "Quality";
    Inflation => "Puntos inflados", "Inflated points";
    Speed => "Rapidez", "Speed";
    Attempts => "Intentos", "Attempts";
    Cutoff => "Corte", "Cut-off";
    Overpromise => "Promesas de más", "Overpromise";
    Figure => "Cifra", "Figure";
    Published => "Publicado", "Published";
    Verdict => "El modelo queda", "The model lies";
    Growth => "Ingresos, compartidos frente a silos", "Revenue, shared against siloed pay";
    CostOfSilos => "Lo que cuestan los silos", "What silos cost";
    WinRate => "Oportunidades ganadas, compartidos frente a silos", "Win rate, shared against siloed";
    Conversion => "De lead a venta, compartidos frente a silos", "Lead to won, shared against siloed";
    Cac => "Coste por cliente, compartidos frente a silos", "Cost per customer, shared against siloed";
    LeadToWon => "De lead a venta, en silos", "Lead to won, siloed";
    NeverAnswered => "MQL que nadie llama, en silos", "MQLs that nobody calls, siloed";
    WithinAnHour => "MQL llamados en una hora, en silos", "MQLs called within an hour, siloed";
    MoreLeads => "Ingresos con la mitad más de leads", "Revenue with half as many leads again";
    FirstHour => "Contactar en la primera hora o en la segunda", "Engaged in the first hour, over the second";
    EarlyChurn => "Bajas del año en los tres primeros meses", "A year's churn in its first three months";
    Within => "dentro", "within";
    Partly => "dentro en parte", "partly within";
    Below => "por debajo", "below";
    Above => "por encima", "above";
    Around => "a ambos lados", "on both sides";
} }

//! The words of the trade: sections, units, confidence, companies, setups, stages, ends and reasons.
//! Leaves to others: levers (`lever`), choices (`choice`), definitions (`glossary`).

use super::lang::{Label, Lang, explained, labels};
use crate::domain::{Company, Confidence, EndState, Reason, Section, Setup, Stage, Unit};

labels! { Section {
    Demand => "Demanda", "Demand";
    Qualification => "Cualificación", "Qualification";
    Handoff => "Traspaso y SLA", "Hand-off and SLA";
    Sales => "Equipo de ventas", "Sales team";
    Conversion => "Tasas de conversión", "Conversion rates";
    Economics => "Economía", "Economics";
    Delivery => "Entrega y clientes", "Delivery and customers";
    Pay => "Paga y comportamiento", "Pay and behaviour";
} }

// The words beside a number. Empty where the label already says what is counted.
labels! { Unit {
    Share => "%", "%";
    Count => "", "";
    Leads => "leads/semana", "leads/week";
    Points => "puntos", "points";
    Minutes => "min", "min";
    Hours => "h", "h";
    Days => "días", "days";
    Weeks => "semanas", "weeks";
    Ratio => "veces", "times";
    Index => "", "";
    Euro => "€", "€";
    EuroYear => "€/año", "€/year";
} }

explained! { Confidence {
    Vendor => "Publicado por proveedores", "Published by vendors";
        "Sale de informes de proveedores o de páginas que los citan: sirve de punto de partida, rara vez es una medición.",
        "Taken from vendor reports or pages that quote them: a place to start, rarely a measurement.";
    Practice => "Práctica habitual", "Common practice";
        "Es lo que suele hacerse o pactarse, no algo medido. Cámbialo por lo tuyo.",
        "It is what is usually done or agreed, not something measured. Replace it with yours.";
    Anecdote => "Un caso", "One case";
        "Viene de la historia de una sola empresa: la tuya puede ser muy distinta.",
        "It comes from one company's story: yours may be very different.";
    Assumed => "Ilustrativo", "Illustrative";
        "Un valor de partida, sin fuente: pon el de tu empresa o, si no lo sabes, dale un rango.",
        "A starting value without a source: put in your company's own or, if you do not know it, give it a range.";
} }

explained! { Company {
    SmbSaas => "Software para pymes", "Software for small firms";
        "Muchos leads, ventas pequeñas y ciclos cortos.",
        "Many leads, small deals and short cycles.";
    Services => "Servicios profesionales", "Professional services";
        "Pocos leads, ventas medianas y dos meses de ciclo. Datos de poca confianza.",
        "Few leads, medium deals and a two-month cycle. Low-confidence data.";
    Industrial => "Pyme industrial", "Industrial SME";
        "Tres vendedores, ventas de unos 20.000 € y ciclos largos. Datos de poca confianza.",
        "Three reps, deals of about €20,000 and long cycles. Low-confidence data.";
    Enterprise => "Grandes cuentas", "Enterprise accounts";
        "Ventas muy grandes, pocas y lentas.",
        "Very large deals, few and slow.";
    Micro => "Microempresa", "Micro business";
        "Una persona en marketing y dos en ventas.",
        "One person in marketing and two in sales.";
    OlistMaven => "Caso con datos públicos", "Case on public data";
        "Construido con dos conjuntos de datos públicos: el embudo de Olist (Brasil, 2017-2018) y las ventas ficticias de Maven Analytics. No es una empresa real.",
        "Built on two public data sets: the Olist funnel (Brazil, 2017-2018) and the fictitious deals of Maven Analytics. Not one real company.";
} }

explained! { Setup {
    Siloed => "En silos", "Siloed";
        "Marketing cobra por MQL y ventas por cierre. Nadie responde de lo que pasa en medio.",
        "Marketing is paid per MQL and sales per close. Nobody answers for what happens in between.";
    SharedRevenue => "Ingresos compartidos", "Shared revenue";
        "Ambos cobran por los ingresos que logran juntos y han pactado un nivel de servicio (SLA).",
        "Both are paid from the revenue they make together, and have agreed on a service level (SLA).";
} }

explained! { Stage {
    Lead => "Leads", "Leads";
        "Contactos que llegan.",
        "Contacts that arrive.";
    Mql => "MQL", "MQLs";
        "Su puntuación llega al umbral: marketing los da por buenos.",
        "Their score reaches the threshold: marketing vouches for them.";
    HandedOver => "En manos de ventas", "With sales";
        "Han llegado a la lista del equipo de ventas.",
        "They have arrived on the sales team's list.";
    Contacted => "Contactados", "Contacted";
        "Un vendedor ha hablado con el comprador.",
        "A rep has spoken with the buyer.";
    Sql => "SQL", "SQLs";
        "Ventas los acepta después de hablar con ellos.",
        "Sales accepts them after talking to them.";
    Opportunity => "Oportunidades", "Opportunities";
        "Hay una propuesta con importe sobre la mesa.",
        "There is a proposal with a price on the table.";
    Won => "Ganados", "Won";
        "Han comprado.",
        "They have bought.";
} }

impl Label for EndState {
    fn label(self, lang: Lang) -> &'static str {
        match self {
            EndState::BelowThreshold => lang.pick("Por debajo del umbral", "Below the threshold"),
            EndState::LostInHandoff => lang.pick("Perdidos en el traspaso", "Lost in the hand-off"),
            EndState::NeverWorked => lang.pick("Nunca se trabajaron", "Never worked"),
            EndState::PatienceRanOut => lang.pick("Se cansaron de esperar", "Tired of waiting"),
            EndState::NotReached => lang.pick("No se logró hablar con ellos", "Could not be reached"),
            EndState::Rejected(reason) => reason.label(lang),
            EndState::NoOpportunity => lang.pick("No llegaron a oportunidad", "Never an opportunity"),
            EndState::DealLost => lang.pick("Venta perdida", "Deal lost"),
            EndState::Won => lang.pick("Ganados", "Won"),
        }
    }
}

labels! { Reason {
    Budget => "Rechazados: sin presupuesto", "Rejected: no budget";
    Authority => "Rechazados: no deciden", "Rejected: cannot decide";
    Timing => "Rechazados: mal momento", "Rejected: bad timing";
    Rival => "Rechazados: prefieren a otro", "Rejected: prefer a rival";
    NoReply => "Rechazados: dejaron de contestar", "Rejected: stopped replying";
} }

/// Which of the two compared worlds is meant, whatever its scenario is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    Today,
    Proposal,
}

impl Role {
    pub const ALL: [Role; 2] = [Role::Today, Role::Proposal];
}

labels! { Role {
    Today => "Hoy", "Today";
    Proposal => "Propuesta", "Proposal";
} }

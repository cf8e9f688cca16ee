//! Definitions of the terms that a reader may not know. Sharing them is the first pillar of alignment.

use super::lang::explained;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    Lead,
    Icp,
    Mql,
    Sql,
    Opportunity,
    Sla,
    Threshold,
    Signal,
    Churn,
    Scenario,
    Trial,
    Seed,
    Percentile,
    Range,
    SamplingError,
}

impl Term {
    /// In the order in which a reader meets them.
    pub const ALL: [Term; 15] = [
        Term::Lead,
        Term::Icp,
        Term::Signal,
        Term::Threshold,
        Term::Mql,
        Term::Sla,
        Term::Sql,
        Term::Opportunity,
        Term::Churn,
        Term::Scenario,
        Term::Trial,
        Term::Seed,
        Term::Range,
        Term::Percentile,
        Term::SamplingError,
    ];
}

explained! { Term {
    Lead => "Lead", "Lead";
        "Una persona o empresa que ha dejado sus datos y podría comprar.",
        "A person or company that has left their details and might buy.";
    Icp => "Cliente ideal (ICP)", "Ideal customer profile (ICP)";
        "El tipo de cliente al que mejor sirves y que más te compra.",
        "The kind of customer you serve best and who buys most from you.";
    Mql => "MQL", "MQL";
        "Lead cualificado por marketing: su puntuación llega al umbral pactado y pasa a ventas.",
        "Marketing qualified lead: its score reaches the agreed threshold and it goes to sales.";
    Sql => "SQL", "SQL";
        "Lead cualificado por ventas: un vendedor ha hablado con él y lo acepta.",
        "Sales qualified lead: a rep has spoken with it and accepts it.";
    Opportunity => "Oportunidad", "Opportunity";
        "Una posible venta concreta, con importe y fecha.",
        "A concrete possible deal, with a value and a date.";
    Sla => "SLA", "SLA";
        "Acuerdo de nivel de servicio: lo que cada equipo promete al otro, como responder en dos horas.",
        "Service-level agreement: what each team promises the other, such as an answer within two hours.";
    Threshold => "Umbral", "Threshold";
        "Los puntos que separan a los leads que pasan a ventas de los que todavía no.",
        "The points that separate leads that go to sales from those that do not yet.";
    Signal => "Señal", "Signal";
        "Un hecho que se observa de un lead, como visitar la página de precios, y que suma o resta puntos.",
        "A fact observed about a lead, such as a visit to the pricing page, that adds or takes points.";
    Churn => "Abandono (churn)", "Churn";
        "La parte de los clientes que deja de serlo en un periodo.",
        "The share of customers who leave in a period.";
    Scenario => "Escenario", "Scenario";
        "Un mundo completo: todas las palancas y elecciones con sus valores.",
        "A complete world: all levers and choices with their values.";
    Trial => "Simulación", "Trial";
        "Un periodo entero, normalmente un año, vivido una vez por leads virtuales. Se repite miles de veces.",
        "One whole period, usually a year, lived once by virtual leads. It is repeated thousands of times.";
    Seed => "Semilla", "Seed";
        "El número del que sale todo el azar. Con la misma semilla obtienes exactamente los mismos resultados.",
        "The number from which all chance comes. The same seed gives exactly the same results.";
    Percentile => "Percentil (P10, P50, P90)", "Percentile (P10, P50, P90)";
        "P10 es el valor que solo 1 de cada 10 simulaciones no alcanza; P50, el del medio; P90, el que solo 1 de cada 10 supera.",
        "P10 is the value that only 1 trial in 10 falls short of; P50 is the middle one; P90, the one that only 1 in 10 exceeds.";
    Range => "Rango", "Range";
        "«No estoy seguro»: das un mínimo, lo más probable y un máximo, y cada simulación toma un valor de ahí.",
        "“I am not sure”: you give a low, a likely and a high value, and each trial takes one from there.";
    SamplingError => "Error de simulación", "Simulation error";
        "Lo que aún puede moverse una cifra al simular más años. No dice nada de si los supuestos aciertan.",
        "How far a figure may still move as more years are simulated. It says nothing about whether the assumptions are right.";
} }

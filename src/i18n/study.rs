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
    SharedSla,
    SharedSlaDouble,
    Case,
    Plan,
    Revenue,
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
}

labels! { StudyWord {
    Tight => "Pocos vendedores (4)", "Few reps (4)";
    Slack => "Muchos vendedores (8)", "Many reps (8)";
    PoorScore => "Pocos, y mala puntuación", "Few, and a poor score";
    Siloed => "En silos", "Siloed";
    SiloedSla => "En silos + SLA", "Siloed + SLA";
    SiloedDouble => "En silos + doble paga", "Siloed + double pay";
    Shared => "Ingresos compartidos", "Shared revenue";
    SharedSla => "Compartidos + SLA", "Shared + SLA";
    SharedSlaDouble => "Compartidos + SLA + doble paga", "Shared + SLA + double pay";
    Case => "Caso", "Case";
    Plan => "Plan de paga", "Pay plan";
    Revenue => "Ingresos", "Revenue";
    Profit => "Beneficio", "Profit";
    Mqls => "MQL", "MQLs";
    Precision => "MQL que encajan", "MQLs that fit";
    Response => "Respuesta", "Response";
    FollowUp => "Trabajados", "Worked";
    Auc => "AUC", "AUC";
    Volume => "Cantidad", "Volume";
    Quality => "Calidad", "Quality";
    Inflation => "Puntos inflados", "Inflated points";
    Speed => "Rapidez", "Speed";
    Attempts => "Intentos", "Attempts";
    Cutoff => "Corte", "Cut-off";
    Overpromise => "Promesas de más", "Overpromise";
} }

//! The few fixed texts that only charts and tables need, in both languages.
//! Leaves to others: all other words (`i18n`).

use crate::i18n::Lang;

/// `Word => "español", "English";`
macro_rules! words {
    ($( $word:ident => $es:literal, $en:literal; )*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word { $( $word, )* }

        impl Word {
            pub fn text(self, lang: Lang) -> &'static str {
                match (self, lang) { $( (Word::$word, Lang::Es) => $es, (Word::$word, Lang::En) => $en, )* }
            }
        }
    };
}

words! {
    ChartHint =>
        "Cada columna, la parte de los años con esos ingresos; abajo, 8 de cada 10 años.",
        "Each column, the share of years with that revenue; below, 8 of 10 years.";
    ChartHintWeeks =>
        "Cada columna, la parte de las simulaciones con esos ingresos; abajo, 8 de cada 10.",
        "Each column, the share of trials with that revenue; below, 8 of 10.";
    CumulativeHint =>
        "La altura dice qué parte de los años se queda en esos ingresos o menos.",
        "The height says what share of years stays at that revenue or below.";
    DotsHint =>
        "Cada punto es uno de 50 años igual de probables. Cuéntalos.",
        "Each dot is one of 50 equally likely years. Count them.";
    DifferenceHint =>
        "La propuesta menos hoy, con los mismos leads y la misma suerte en cada año.",
        "The proposal less today, with the same leads and the same luck in each year.";
    CompareTable => "Comparación de escenarios", "Comparison of setups";
    SpreadOfRevenue => "8 de cada 10 simulaciones ingresan", "8 of 10 trials bring in";
    SpreadOfDoubt => "De ello, por lo que no sabes", "Of it, from what you do not know";
    ShareOfLuck => "Parte de la variación que es suerte", "Part of the variation that is luck";
    ShareOfDoubt => "Parte que es no saber", "Part that is not knowing";
    Better => "mejor", "better";
    Of => "de", "of";
    Less => "Menos de", "Less than";
    LeaksHint => "Después del umbral, en el orden del camino.", "After the threshold, in the order of the way.";
    Rejected => "Rechazados tras hablar", "Rejected after talking";
    Points => "p.\u{a0}p.", "pp";
    Days => "días", "days";
    DifferenceError => "Error de simulación", "Simulation error";
    ClockHint => "La marca es la mediana; la barra, 8 de cada 10 leads.", "The sign is the median; the bar, 8 of 10 leads.";
    Deadline => "Plazo", "Deadline";
    TeamKpis => "Lo que mira cada equipo", "What each team watches";
    SharedKpis => "Lo que les une", "What unites them";
    MoneyKpis => "Dinero", "Money";
    KpiHint =>
        "Media de las simulaciones. Tras ±, cuánto puede moverse la diferencia por simular un número limitado (95 %).",
        "Average over trials. After ±, how far the difference may move because trials are finite (95%).";
    Changed => "cambiadas", "changed";
    ChangedOne => "cambiada", "changed";
    ChangedCompany => "modificada", "modified";
    NoEffect => "Ahora no influye: depende de otra palanca.", "Has no effect now: it depends on another lever.";
    BothMove => "Van juntas: separar", "They move together: separate";
    TieAgain => "Van por separado: juntar en el valor de hoy", "They move apart: join at today's value";
    CompanyChosen => "Las palancas son ahora las de esta empresa.", "The levers are now those of this company.";
    DismissNotice => "Cerrar el aviso", "Close the notice";
    KeyToday => "círculo", "circle";
    KeyProposal => "rombo", "diamond";
}

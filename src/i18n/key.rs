//! The fixed texts of the page, one key each: add a line here and it exists in both languages.
//! Leaves to others: texts with numbers in them (`phrase`), names of levers and the like (`lever`, `term`...).

use super::lang::Lang;

/// A fixed text in both languages. It is its own place to stand: each part of the page takes along those it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key(&'static [&'static str; 2]);

impl Key {
    pub fn text(self, lang: Lang) -> &'static str {
        let [es, en] = *self.0;
        lang.pick(es, en)
    }
}

/// `Key => "español", "English";`
macro_rules! keys {
    ($( $key:ident => $es:literal, $en:literal; )*) => {
        #[allow(non_upper_case_globals, reason = "they are chosen from as the variants of an enum are")]
        impl Key {
            $( pub const $key: Key = Key(&[$es, $en]); )*

            pub const ALL: &[Key] = &[$( Key::$key, )*];
        }
    };
}

keys! {
    // The page.
    AppName => "Embudo", "Embudo";
    PageTitle => "Embudo: laboratorio de ingresos", "Embudo: a revenue laboratory";
    SkipToAnswer => "Ir a la respuesta", "Skip to the answer";
    SkipToLevers => "Ir a las palancas", "Skip to the levers";
    Privacy => "Tus datos no salen de este dispositivo.", "Your data do not leave this device.";

    // Header.
    Preset => "Empresa de partida", "Starting company";
    Language => "Idioma", "Language";
    Theme => "Aspecto", "Theme";
    ThemeSystem => "Como el sistema", "Like the system";
    ThemeLight => "Claro", "Light";
    ThemeDark => "Oscuro", "Dark";
    CopyLink => "Copiar enlace", "Copy link";
    LinkCopied => "Enlace copiado. Quien lo abra verá lo mismo que tú.", "Link copied. Whoever opens it sees what you see.";
    LinkCopyFailed =>
        "El navegador no ha dejado copiar. Copia el enlace a mano:",
        "The browser did not allow copying. Copy the link by hand:";
    LinkField => "Enlace para compartir", "Link to share";
    SaveFile => "Guardar archivo", "Save file";
    OpenFile => "Abrir archivo…", "Open file…";
    Present => "Presentar", "Present";
    PresentLeave => "Dejar de presentar", "Stop presenting";
    StepBack => "Paso anterior", "Step back";
    StepForth => "Paso siguiente", "Next step";
    ExportTrials => "Exportar simulaciones (CSV)", "Export trials (CSV)";
    ExportWorkbook => "Exportar libro de cálculo (XLSX)", "Export workbook (XLSX)";
    ChartExport => "Exportar el gráfico", "Export the chart";
    ExportSvg => "Guardar como SVG", "Save as SVG";
    ExportPng => "Guardar como PNG", "Save as PNG";
    CopyImage => "Copiar como imagen", "Copy as image";
    ImageCopied => "Imagen copiada: pégala donde quieras.", "Image copied: paste it wherever you like.";
    ImageNotCopied =>
        "El navegador no ha dejado copiar la imagen. Guárdala como PNG o SVG desde el mismo menú.",
        "The browser did not allow copying the image. Save it as PNG or SVG from the same menu.";
    ImageNotMade =>
        "Este navegador no ha podido convertir el gráfico en PNG. Guárdalo como SVG.",
        "This browser could not turn the chart into a PNG. Save it as SVG.";
    Report => "Informe", "Report";
    ReportPrint => "Informe para imprimir (PDF)", "Report to print (PDF)";
    ReportBegun => "Preparando el informe…", "Preparing the report…";
    ReportNotPrinted =>
        "El navegador no ha dejado imprimir. Abre la página en una pestaña propia e inténtalo otra vez.",
        "The browser did not allow printing. Open the page in a tab of its own and try again.";
    ReportQuestion =>
        "¿Conviene la propuesta, o seguir como hoy?",
        "Is the proposal worth it, or staying as today?";
    ReportAssumptions => "Los supuestos que más pesan (medias, por fórmula)", "The assumptions that weigh most (averages, by formula)";
    ReportNoAssumptions =>
        "Las fórmulas no dicen aquí qué supuestos pesan más.",
        "The formulas do not tell here which assumptions weigh most.";
    ReportNoSources =>
        "Las fuentes no se han podido cargar: imprime otra vez cuando haya conexión.",
        "The sources could not be loaded: print again once there is a connection.";
    OwnValue => "Valor tuyo", "Your own value";
    ReportLink => "Abrir este mismo estado en Embudo", "Open this very state in Embudo";
    FileMenu => "Archivo", "File";
    Undo => "Deshacer", "Undo";
    Redo => "Rehacer", "Redo";
    ResetAll => "Restablecer todo", "Reset everything";
    Help => "Ayuda", "Help";
    HelpKeys => "Teclas", "Keys";
    HelpWords => "Palabras", "Words";
    VisitNext => "Siguiente", "Next";
    VisitSkip => "Saltar", "Skip";
    VisitBegin => "Empezar", "Begin";
    FindLever => "Buscar una palanca", "Find a lever";
    NoLeverFound => "Ninguna palanca se llama así. Prueba con otra palabra.", "No lever is called that. Try another word.";
    Close => "Cerrar", "Close";

    // Levers.
    Levers => "Palancas", "Levers";
    LeversOpen => "Abrir las palancas", "Open the levers";
    LeversClose => "Cerrar las palancas", "Close the levers";
    MoreLevers => "Más palancas", "More levers";
    NotSure => "No estoy seguro", "I am not sure";
    NotSureHint =>
        "Da un rango en lugar de un número: cada simulación tomará un valor de él.",
        "Give a range instead of a number: each trial will take a value from it.";
    Low => "Mínimo", "Low";
    High => "Máximo", "High";
    ResetLever => "Volver al valor de partida", "Back to the starting value";
    Lock => "Candado", "Lock";
    LockHint =>
        "Poner candado: nada cambia este valor hasta que lo quites",
        "Lock: nothing changes this value until you unlock it";
    Unlock => "Quitar el candado", "Unlock";
    SameInBoth => "Igual en ambos", "Same in both";
    Differs => "Distinto en cada uno", "Differs between the two";
    LinkBoth => "Mover ambos a la vez", "Move both together";
    Evidence => "De dónde sale este valor", "Where this value comes from";
    EvidenceSample => "Muestra", "Sample";
    EvidenceScope => "Alcance", "Scope";
    EvidenceConflicts => "Lo que lo contradice", "What contradicts it";
    EvidenceSources => "Fuentes", "Sources";
    EvidenceLoading => "Buscando de dónde sale…", "Looking up where it comes from…";
    EvidenceUnreachable =>
        "No se ha podido cargar la ficha de este valor. Cierra la ayuda y ábrela de nuevo cuando haya conexión.",
        "This value's evidence could not be loaded. Close the help and open it again once there is a connection.";
    EvidenceConfidence => "Confianza", "Confidence";
    Bounds => "Límites", "Bounds";
    Default => "Valor de partida", "Starting value";
    Choices => "Elecciones", "Choices";
    PayPlan => "¿Cómo se paga a la gente?", "How are people paid?";
    PayPlanHint =>
        "Pone las palancas de esta sección y deja que cada equipo se comporte según lo que cobra. Los cinco planes pagan casi lo mismo con el comportamiento de hoy. Después puedes cambiarlo todo.",
        "Sets this section's levers and lets each team behave as it is paid. All five plans pay about the same at today's behaviour. You can change everything afterwards.";
    NoBonuses => "Sin bonos", "No bonuses";
    OwnPlan => "Plan propio", "Own plan";
    SamePay => "Que la propuesta pague lo mismo que hoy", "Let the proposal pay the same as today";
    SamePayHint =>
        "Ajusta los bonos de la propuesta para que cuesten lo mismo que los de hoy, si cada equipo hace lo que dicen las palancas. Así se compara cómo se paga, no cuánto.",
        "Scales the proposal's bonuses to cost the same as today's, while each team does what the levers say. So you compare how people are paid, not how much.";
    SamePayNeedsBoth => "Elige primero un plan en los dos lados.", "First choose a plan on both sides.";
    Channels => "Canales", "Channels";
    Signals => "Señales", "Signals";
    LastValidKept => "Sigue en uso el último valor válido.", "The last valid value stays in use.";

    // The answer.
    Answer => "La respuesta", "The answer";
    AnswerWaiting => "Simulando los primeros años…", "Simulating the first years…";
    Changes => "Lo que cambia la propuesta", "What the proposal changes";
    NoChanges => "La propuesta es igual que hoy: mueve una palanca.", "The proposal equals today: move a lever.";
    Lever => "Palanca", "Lever";
    AssumedNote =>
        "La conducta de cada equipo está supuesta, no medida. Pon tus propios valores.",
        "How each team behaves is assumed, not measured. Put in your own values.";

    // Pinned setups and how they compare.
    Compare => "Comparar escenarios", "Compare setups";
    CompareHint =>
        "Fija la propuesta con un nombre, mueve las palancas y compárala con otras: todas con los mismos leads y la misma suerte.",
        "Pin the proposal under a name, move the levers and compare it with others: all with the same leads and the same luck.";
    Variant => "Variante", "Variant";
    Pin => "Fijar la propuesta", "Pin the proposal";
    PinName => "Nombre de la variante", "Name of the variant";
    NoPins => "Aún no hay ninguna variante fijada.", "No variant is pinned yet.";
    PinsFull =>
        "Ya hay tres variantes fijadas: quita una para fijar otra.",
        "Three variants are pinned already: remove one to pin another.";
    PinToProposal => "Usar como propuesta", "Use as the proposal";
    PinToToday => "Usar como hoy", "Use as today";
    PinUsed => "Las palancas son ahora las de la variante fijada.", "The levers are now those of the pinned variant.";
    Duplicate => "Duplicar", "Duplicate";
    Remove => "Quitar", "Remove";
    PlanInWords => "El plan en palabras: leer y cambiar", "The plan in words: read and change";
    AddToPlan => "Añadir al plan…", "Add to the plan…";
    NobodyPaid => "Nadie cobra por resultados: solo sueldo.", "Nobody is paid for results: salary only.";
    ShowAndChange => "Ver y cambiar", "Show and change";
    ResetList => "Volver a los valores de partida", "Back to the starting values";
    BothSetups => "Hoy y propuesta", "Today and proposal";
    Swap => "Intercambiar hoy y propuesta", "Swap today and proposal";
    Swapped => "Hoy y la propuesta han cambiado de sitio.", "Today and the proposal have changed places.";
    CopyLever => "Copiar una palanca de una a otra", "Copy a lever from one to another";
    CopyFrom => "Copiar de", "Copy from";
    CopyTo => "A", "To";
    Copy => "Copiar", "Copy";
    NothingToCopy => "Estas dos no se diferencian en ninguna palanca.", "These two differ in no lever.";

    // The planner.
    PlanQuota => "Cuota", "Quota";
    PlanDeal => "Venta media", "Mean deal";
    PlanConversion => "De lead a cliente, según tus tasas", "From lead to customer, by your rates";
    PlanCustomers => "Clientes que hacen falta (cuota / venta media)", "Customers needed (quota / mean deal)";
    PlanLeads => "Leads que hacen falta (clientes / tasa)", "Leads needed (customers / rate)";
    PlanReaches => "Con esos leads se llega a la cuota", "With that many leads the quota is reached";
    PlanEnough => "Leads para llegar con una seguridad del", "Leads to reach it with a certainty of";
    PlanThere => "Con ellos se llega en", "With these it is reached in";
    PlanNever => "no bastan más leads", "more leads do not suffice";

    // Run control.
    RunControl => "Simulación", "Simulation";
    Pause => "Pausar", "Pause";
    Resume => "Seguir", "Resume";
    Done => "Terminado", "Done";
    Failed => "No se pudo simular", "Could not simulate";
    TrialsWanted => "Simulaciones", "Trials";
    Seed => "Semilla", "Seed";
    SeedHint =>
        "La misma semilla da los mismos resultados, aquí y en la línea de comandos.",
        "The same seed gives the same results, here and on the command line.";
    NewSeed => "Otra semilla", "New seed";
    CopySeed => "Copiar la semilla", "Copy the seed";
    SeedCopied => "Semilla copiada.", "Seed copied.";
    SeedNotCopied =>
        "El navegador no ha dejado copiar. La semilla queda seleccionada: cópiala con el teclado.",
        "The browser did not allow copying. The seed is selected: copy it with the keyboard.";
    SeedInvalid =>
        "La semilla es un número entero de 0 a 18446744073709551615.",
        "The seed is a whole number from 0 to 18446744073709551615.";
    MonteCarloHint =>
        "Lo que puede moverse la cifra si simulas más años. No dice si los supuestos aciertan.",
        "How far the figure may move if you simulate more years. It does not say whether the assumptions are right.";

    // The chart.
    RevenueChart => "Ingresos", "Revenue";
    Histogram => "Histograma", "Histogram";
    Cumulative => "Acumulada", "Cumulative";
    Dots => "50 puntos", "50 dots";
    Difference => "Diferencia", "Difference";
    ChartKind => "Tipo de gráfico", "Kind of chart";
    ShowTable => "Ver tabla", "Show table";
    HideTable => "Ocultar tabla", "Hide table";
    TargetProbability => "Probabilidad de alcanzar el objetivo", "Probability of reaching the target";
    Mean => "Media", "Mean";
    Median => "Mediana (P50)", "Median (P50)";
    P10 => "P10", "P10";
    P25 => "P25", "P25";
    P50 => "P50", "P50";
    P75 => "P75", "P75";
    P90 => "P90", "P90";
    From => "Desde", "From";
    Frequency => "Parte de las simulaciones", "Share of trials";
    ChartComing => "Se está calculando: pídelo otra vez en un momento.", "It is being computed: ask again in a moment.";
    ChartEmpty => "Aún no hay simulaciones que mostrar.", "There are no trials to show yet.";
    ChartKeyboard =>
        "Flechas izquierda y derecha para recorrer el gráfico; Escape para salir.",
        "Left and right arrows to walk through the chart; Escape to leave.";

    // The tabs below the chart.
    Tabs => "Más sobre los dos escenarios", "More about both setups";
    TabResponse => "Respuesta", "Response";
    TabCompare => "Comparar", "Compare";
    TabLeads => "Leads", "Leads";
    PartComing => "Cargando…", "Loading…";
    PartMissing =>
        "No se ha podido cargar esta parte. Lo demás funciona y no se ha perdido nada: inténtalo cuando haya conexión, o recarga la página.",
        "This part could not be loaded. The rest works and nothing is lost: try again once there is a connection, or reload the page.";
    EngineMissing =>
        "No se ha podido cargar la parte que calcula esto. Tus valores están a salvo: cuando haya conexión, mueve una palanca o recarga la página.",
        "The part that computes this could not be loaded. Your values are safe: once there is a connection, move a lever or reload the page.";
    TryAgain => "Volver a intentarlo", "Try again";

    // The funnel and the response time.
    Funnel => "Embudo", "Funnel";
    FunnelHint => "Lo que pasa cada etapa en una simulación media.", "What passes each stage in an average trial.";
    BowtieTitle => "De lead a cliente que crece", "From lead to customer who grows";
    FunnelStage => "Etapa", "Stage";
    PerTrial => "Media por simulación", "Average per trial";
    RateFromPrevious => "De la etapa anterior", "Of the stage before";
    Leaks => "¿Dónde se pierden?", "Where are they lost?";
    ResponseTime => "Tiempo de respuesta", "Response time";
    ResponseHint =>
        "Desde que llega el lead hasta el primer intento de contacto, en horas de reloj.",
        "From the lead's arrival to the first contact attempt, in hours by the clock.";
    ResponseMedian => "La mitad, en menos de", "Half within";
    ResponseP90 => "9 de cada 10, en menos de", "9 of 10 within";
    SlaCompliance => "Respondidos dentro del plazo", "Answered within the deadline";
    Utilisation => "Ocupación de ventas", "Sales team's load";
    WaitMean => "Espera media en la cola", "Mean wait in the queue";
    QueueLength => "Leads en cola, de media", "Leads waiting, on average";
    GaveUp => "Se van sin que nadie los llame", "Leave before anyone calls";
    FollowLead => "Sigue a un lead", "Follow a lead";
    FollowLeadHint =>
        "El mismo lead virtual, con la misma suerte, en los dos escenarios: primero los que acaban de forma distinta.",
        "The same virtual lead, with the same luck, in both setups: those that end differently first.";
    FollowTooMany =>
        "Un año tiene aquí demasiados leads para seguirlos uno a uno en la página. Baja los leads por semana o usa la línea de comandos.",
        "A year has too many leads here to follow them one by one in the page. Lower the leads per week, or use the command line.";
    FollowTrial => "Simulación (contadas desde 0)", "Trial (counted from 0)";
    Lead => "Lead", "Lead";
    Kpis => "Indicadores", "KPIs";
    Behaviour => "Comportamiento", "Behaviour";
    Score => "Puntuación", "Score";
    Map => "Umbral y capacidad", "Threshold and capacity";
    TabMap => "Mapa", "Map";
    Weakest => "Lo menos seguro de lo que más pesa", "The least certain of what matters most";
    TabPlanner => "Cuota", "Quota";
    Planner => "De la cuota a los leads", "From the quota back to leads";
    TabDrivers => "Qué pesa más", "Drivers";
    Drivers => "Qué pesa más en el resultado", "What matters most for the result";
    Doubts => "Lo que no sabes, y qué medir primero", "What you do not know, and what to measure first";

    // The year week by week.
    OverTime => "A lo largo del tiempo", "Over time";
    OverTimeHint =>
        "La línea es la mediana; la banda oscura, la mitad central (P25–P75); la clara, 8 de cada 10 (P10–P90).",
        "The line is the median; the dark band, the middle half (P25–P75); the light one, 8 of 10 (P10–P90).";
    Week => "Semana", "Week";
    OverTimeSeries => "Qué se cuenta", "What is counted";
    OverTimeView => "Cómo se cuenta", "How it is counted";
    EachWeek => "Cada semana", "Each week";
    SoFar => "Acumulado", "So far";
    OverTimeWaiting => "Simulando los primeros años semana a semana…", "Simulating the first years week by week…";
    OverTimeStale =>
        "Las palancas han cambiado: se simula otra vez semana a semana…",
        "The levers have changed: simulating week by week again…";
    Measure => "Medida", "Measure";
    Assumptions => "Supuestos", "Assumptions";
    RevenuePerLead => "Ingresos por lead", "Revenue per lead";
    CostPerLead => "Coste por lead", "Cost per lead";
    CostPerOpportunity => "Coste por oportunidad", "Cost per opportunity";
    Cac => "Coste por cliente (CAC)", "Cost per customer (CAC)";
    Bonuses => "Bonos pagados", "Bonuses paid";
    WinRate => "Oportunidades ganadas", "Opportunities won";
    WinRateFit => "Oportunidades ganadas, de las que encajan", "Opportunities won, of those that fit";
    CycleDays => "Días hasta la venta", "Days to the deal";
    TimeToValue => "Días hasta el valor", "Days to value";
    NetPromoters => "Recomendación neta (NPS)", "Net promoters (NPS)";
    MqlPrecision => "MQL que encajan", "MQLs that fit";
    NoValue => "sin dato", "no value";

    // Notices: what happened, and that nothing was lost.
    NoWorkers =>
        "Este navegador no deja trabajar en segundo plano: se simula en la propia página, más despacio. Los resultados son los mismos.",
        "This browser does not allow background work: trials run in the page itself, more slowly. Results are the same.";
    WorkerFailed =>
        "La simulación se ha detenido varias veces. Tus valores están a salvo: recarga la página para volver a intentarlo.",
        "The simulation stopped several times. Your values are safe: reload the page to try again.";
    VersionMismatch =>
        "Hay una versión nueva de Embudo. Recarga la página para usarla; tus valores se conservan.",
        "There is a new version of Embudo. Reload the page to use it; your values are kept.";
    StateKept => "No se ha perdido nada: sigue en uso lo que tenías.", "Nothing is lost: what you had stays in use.";
    StorageUnavailable =>
        "Este navegador no permite guardar: lo que hagas se perderá al cerrar. Copia el enlace para conservarlo.",
        "This browser does not allow saving: what you do is lost on closing. Copy the link to keep it.";
    StorageFull =>
        "El navegador no tiene sitio para guardar los últimos cambios: se perderán al cerrar. Copia el enlace o guarda un archivo para conservarlos.",
        "The browser has no room to save the latest changes: they are lost on closing. Copy the link or save a file to keep them.";
    StorageBroken =>
        "Lo que guardó este navegador no se puede leer. Empezamos con los valores de partida.",
        "What this browser had saved cannot be read. We start with the starting values.";
    KeptUnread =>
        "Lo que tenías guardado, o el enlace, todavía no se ha podido leer, y no es lo que ves: la parte de la página que lo lee no ha llegado. Sigue intacto, y hasta que se lea tus cambios no se guardan. Vuelve a intentarlo cuando haya conexión, o recarga la página.",
        "What you had saved, or the link, could not be read yet and is not what you see: the part of the page that reads it has not arrived. It is untouched, and until it is read your changes are not saved. Try again once there is a connection, or reload the page.";
    KeptRead =>
        "Ya se ha leído: esto es lo que estaba guardado o en el enlace.",
        "It has been read: this is what was saved or in the link.";
    ChangesWaiting =>
        "Los últimos cambios aún no están guardados: la parte de la página que los guarda no ha llegado. Se guardarán en cuanto llegue; hasta entonces no cierres la pestaña.",
        "The latest changes are not saved yet: the part of the page that saves them has not arrived. They will be saved as soon as it does; keep this tab open until then.";
    LinkOpened => "Has abierto un enlace compartido.", "You have opened a shared link.";
    LinkReplaced =>
        "El enlace ha sustituido a lo que tenías. Puedes deshacerlo.",
        "The link has replaced what you had. You can undo it.";
    FileOpened => "Archivo abierto.", "File opened.";
    FileSaved => "Archivo guardado en tus descargas.", "File saved to your downloads.";
    FileNotSaved =>
        "El navegador no ha dejado guardar el archivo. Copia el enlace para conservar lo que tienes.",
        "The browser did not allow saving the file. Copy the link to keep what you have.";
    FileUnreadable =>
        "No se puede leer ese archivo: quizá se ha movido o es una carpeta. Elige otro. No se ha perdido nada.",
        "That file cannot be read: perhaps it was moved or is a folder. Choose another. Nothing is lost.";
    ExportBegun => "Preparando la tabla de simulaciones…", "Preparing the table of trials…";
    ExportInterrupted =>
        "Las palancas han cambiado y la tabla ya no vale. Vuelve a exportarla.",
        "The levers have changed and the table no longer holds. Export it again.";
    WorkbookBegun => "Preparando el libro de cálculo…", "Preparing the workbook…";
    WorkbookFailed => "No se ha podido escribir el libro de cálculo.", "The workbook could not be written.";
    WorkbookWithoutSources =>
        "El libro no lleva las fuentes: no se han podido cargar. Expórtalo otra vez cuando haya conexión.",
        "The workbook is without its sources: they could not be loaded. Export it again once there is a connection.";

    // Charts and tables.
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
}

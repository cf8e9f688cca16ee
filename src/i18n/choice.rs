//! The named alternatives in words: the question each answers, and every answer to it.
//! Leaves to others: what an alternative does (`domain::choice`, `sim`).

use super::lang::explained;
use crate::domain::{
    Arrivals, Calendar, Conduct, Decay, Gate, Intercept, Learning, Patience, Question, Response, Routing,
    Sla, WorkLaw,
};

explained! { Question {
    Arrivals => "¿Cuándo llegan los leads?", "When do leads arrive?";
        "Un lead que llega de noche espera a que ventas abra.",
        "A lead that arrives at night waits until sales opens.";
    Calendar => "¿Cuándo trabaja ventas?", "When does sales work?";
        "Fuera de ese horario nadie contesta, pero el reloj del comprador sigue corriendo.",
        "Outside these hours nobody answers, but the buyer's clock keeps running.";
    Gate => "¿Qué leads pasan a ventas?", "Which leads go to sales?";
        "Todos, o solo los que llegan al umbral de puntos.",
        "All of them, or only those that reach the points threshold.";
    Intercept => "¿De dónde salen los puntos de partida?", "Where do the base points come from?";
        "Se deducen de tu tasa de lead a MQL o los escribes tú.",
        "They are worked out from your lead-to-MQL rate, or you write them.";
    Routing => "¿A quién se llama primero?", "Who gets called first?";
        "El orden en que los vendedores libres toman los leads que esperan.",
        "The order in which free reps take the leads that wait.";
    Sla => "¿Hay un acuerdo (SLA) que ordene el trabajo?", "Does an agreement (SLA) order the work?";
        "El plazo se mide siempre; esto decide si además manda.",
        "The deadline is always measured; this decides whether it also rules.";
    Response => "¿De dónde sale el tiempo de respuesta?", "Where does the response time come from?";
        "De la cola que se forma, o de un supuesto tuyo para ensayar.",
        "From the queue that forms, or from an assumption of yours to try out.";
    Decay => "¿Qué estudio usar para las respuestas tardías?", "Which study to use for late answers?";
        "Los estudios discrepan hasta diez veces y ninguno es un experimento; prueba varios.",
        "The studies differ up to tenfold and none is an experiment; try several.";
    Patience => "¿Se van los compradores mientras esperan?", "Do buyers leave while they wait?";
        "Si se cansan, se pierden aunque alguien los llame después.",
        "If they tire, they are lost even if someone calls later.";
    WorkLaw => "¿Cómo varía el trabajo de cada lead?", "How does the work per lead vary?";
        "La ley con que se sortean las horas de trabajo.",
        "The law from which hours of work are drawn.";
    Conduct => "¿Quién se comporta según cobra?", "Who behaves as paid?";
        "Los demás hacen lo que digan sus palancas: es el comportamiento que has observado.",
        "The others do what their levers say: the behaviour that you have observed.";
    Learning => "¿Aprende la puntuación de lo que pasa?", "Does the score learn from what happens?";
        "Lo que ventas cuenta de cada lead puede reajustar los puntos de las señales durante el año.",
        "What sales reports of each lead can readjust the points of the signals during the year.";
} }

explained! { Arrivals {
    Office => "Sobre todo en horario de oficina", "Mostly in office hours";
        "La mayoría de día y entre semana; algunos por la tarde, de noche y en fin de semana.",
        "Most by day and on weekdays; some in the evening, at night and at weekends.";
    Flat => "A cualquier hora por igual", "Evenly at any hour";
        "Igual de probable a cada hora de la semana.",
        "Equally likely at each hour of the week.";
} }

explained! { Calendar {
    Business => "De lunes a viernes, de 9 a 17", "Monday to Friday, 9 to 17";
        "Cuarenta horas por semana.",
        "Forty hours a week.";
    AlwaysOpen => "Siempre abierto", "Always open";
        "Todas las horas de todos los días.",
        "Every hour of every day.";
    Custom => "Horario propio", "Own hours";
        "Tú eliges cuántos días desde el lunes y de qué hora a qué hora.",
        "You choose how many days from Monday, and from what hour to what hour.";
} }

explained! { Gate {
    Threshold => "Los que llegan al umbral", "Those that reach the threshold";
        "Solo pasan los leads con puntos suficientes.",
        "Only leads with enough points pass.";
    Open => "Todos", "All of them";
        "Cada lead cuenta como MQL; la puntuación no filtra.",
        "Every lead counts as an MQL; the score filters nothing.";
} }

explained! { Intercept {
    Rate => "De mi tasa de lead a MQL", "From my lead-to-MQL rate";
        "Se buscan los puntos de partida que reproducen esa tasa con el umbral de referencia.",
        "The base points are solved so that they reproduce that rate at the reference threshold.";
    Points => "Los escribo yo", "I write them";
        "Se usa el valor de «Puntos de partida» tal cual.",
        "The value of “Base points” is used as it is.";
} }

explained! { Routing {
    FirstCome => "Al que lleva más tiempo esperando", "Whoever has waited longest";
        "Por orden de llegada.",
        "First come, first served.";
    FreshestFirst => "Al último en llegar", "Whoever came last";
        "Lo más reciente primero; lo antiguo se queda atrás.",
        "The freshest first; the old ones stay behind.";
    ByScore => "Al de más puntos", "Whoever has most points";
        "Por orden de puntuación.",
        "In order of score.";
    ByCommission => "Al que más comisión promete", "Whoever promises most commission";
        "Por ingresos esperados por hora de trabajo, que es lo que paga una comisión.",
        "By expected revenue per hour of work, which is what a commission pays.";
    RoundRobin => "Reparto por turnos", "Dealt in turn";
        "Cada vendedor tiene su propia lista, repartida por turno.",
        "Each rep has a list of their own, dealt in turn.";
} }

explained! { Sla {
    None => "Sin acuerdo", "No agreement";
        "El plazo se mide, pero no cambia a quién se llama.",
        "The deadline is measured, but does not change who is called.";
    Hard => "El acuerdo manda", "The agreement rules";
        "Van primero los leads a los que aún se puede responder a tiempo, y reciben al menos los intentos pactados.",
        "Leads that can still be answered in time go first, and get at least the agreed attempts.";
} }

explained! { Response {
    Queue => "De la cola", "From the queue";
        "Lo que de verdad pasa con este equipo y estos leads.",
        "What really happens with this team and these leads.";
    Fixed => "De un supuesto", "From an assumption";
        "Como si siempre se contestara en el tiempo que escribas.",
        "As if every answer came in the time you write.";
} }

explained! { Decay {
    Telfer2018 => "Telfer 2018", "Telfer 2018";
        "2,5 millones de leads web: éxito del 38 % en la primera hora, 8 % el primer día. Discute la regla de los cinco minutos.",
        "2.5 million web leads: 38% success within an hour, 8% within a day. Disputes the five-minute rule.";
    Lrm2007Qualify => "LRM 2007, cualificar", "LRM 2007, qualifying";
        "Seis empresas, 15.000 leads: cualificar a los 5 minutos, 21 veces más que a los 30.",
        "Six firms, 15,000 leads: qualifying at 5 minutes, 21 times the odds at 30.";
    Lrm2007Contact => "LRM 2007, contactar", "LRM 2007, contacting";
        "El mismo estudio: contactar a los 5 minutos, 100 veces más que a los 30.",
        "The same study: making contact at 5 minutes, 100 times the odds at 30.";
    Hbr2011 => "HBR 2011", "HBR 2011";
        "1,25 millones de leads: casi 7 veces más en la primera hora que en la siguiente.",
        "1.25 million leads: almost 7 times more in the first hour than in the next.";
    LrmHbr => "LRM y HBR juntos", "LRM and HBR together";
        "Una curva ajustada a los dos estudios a la vez.",
        "One curve fitted to both studies at once.";
    Optifai2025 => "Optifai 2025", "Optifai 2025";
        "939 empresas de software, tasas de cierre: la caída más suave. Datos de un proveedor.",
        "939 software firms, close rates: the gentlest fall. Vendor data.";
    Custom => "Curva propia", "Own curve";
        "Tú eliges los dos tiempos, su peso y el suelo.",
        "You choose both times, their weight and the floor.";
} }

explained! { Patience {
    Exponential => "Sí, poco a poco", "Yes, little by little";
        "Cada día que pasa se va una parte de los que esperan.",
        "Each day that passes, some of those who wait leave.";
    Unlimited => "No, esperan siempre", "No, they wait for ever";
        "Nadie se va por esperar.",
        "Nobody leaves for having to wait.";
} }

explained! { WorkLaw {
    Lognormal => "Lognormal", "Lognormal";
        "La mayoría lleva poco y algunos mucho, con la variación que elijas.",
        "Most take little and some a lot, with the variation you choose.";
    Exponential => "Exponencial", "Exponential";
        "La ley de los modelos de colas de manual; su variación es siempre 1.",
        "The law of textbook queue models; its variation is always 1.";
} }

explained! { Conduct {
    Frozen => "Nadie", "Nobody";
        "El comportamiento es el de las palancas, se pague como se pague.",
        "Behaviour is that of the levers, whatever is paid.";
    Marketing => "Marketing", "Marketing";
        "Marketing elige cantidad, calidad y puntos según lo que cobra.",
        "Marketing chooses volume, quality and scores by its pay.";
    Sales => "Ventas", "Sales";
        "Ventas elige prisa, intentos, qué leads trabaja, si informa y qué promete según lo que cobra.",
        "Sales chooses speed, attempts, which leads to work, whether to report and what to promise by its pay.";
    Both => "Los dos equipos", "Both teams";
        "Cada equipo responde a su paga y a lo que hace el otro.",
        "Each team answers to its pay and to what the other does.";
} }

explained! { Learning {
    Off => "No", "No";
        "Los puntos son los de la tabla, todo el año.",
        "The points are those of the table, all year.";
    ClosedLoop => "Sí, en circuito cerrado", "Yes, in a closed loop";
        "Parte de los puntos de la tabla y los corrige con los resultados que ventas comunica.",
        "It starts from the points of the table and corrects them by the outcomes that sales reports.";
    Predictive => "Sí, y desde el historial", "Yes, and from history";
        "Lo mismo, pero empieza con lo aprendido de los leads de antes.",
        "The same, but it starts with what the leads before have taught.";
} }

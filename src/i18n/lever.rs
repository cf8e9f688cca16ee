//! The levers in words: a label and one plain sentence each.
//! Leaves to others: their bounds and units (`domain::param`), their sources (`evidence`).

use super::lang::explained;
use crate::domain::Param;

explained! { Param {
    HorizonWeeks => "Horizonte", "Horizon";
        "Semanas que se cuentan en cada simulación: 52 son un año.",
        "Weeks counted in each simulation: 52 make a year.";
    WarmUpWeeks => "Semanas de rodaje", "Warm-up weeks";
        "Semanas simuladas antes de empezar a contar, para no partir de un embudo vacío.",
        "Weeks simulated before counting starts, so that the funnel does not begin empty.";
    LeadsPerWeek => "Leads por semana", "Leads per week";
        "Contactos nuevos que llegan en una semana media, sumando todos los canales.",
        "New contacts that arrive in an average week, over all channels.";
    DemandCv => "Vaivén de la demanda", "Swings in demand";
        "Cuánto sube y baja el número de leads de una semana a otra, además del puro azar.",
        "How much the number of leads rises and falls from week to week, beyond pure chance.";
    FitShare => "Encajan con el cliente ideal", "Match the ideal customer";
        "De cada cien leads, cuántos se parecen a tu cliente ideal (ICP).",
        "Of a hundred leads, how many resemble your ideal customer (ICP).";
    VolumeEffort => "Esfuerzo en cantidad", "Effort on volume";
        "Cuánto se esfuerza marketing en traer más leads; 0 es lo habitual.",
        "How hard marketing works to bring in more leads; 0 is business as usual.";
    VolumeGain => "Efecto del esfuerzo en cantidad", "Effect of effort on volume";
        "Cuántos leads más trae cada unidad de esfuerzo en cantidad.",
        "How many more leads each unit of effort on volume brings.";
    QualityEffort => "Esfuerzo en calidad", "Effort on quality";
        "Cuánto se esfuerza marketing en atraer leads que encajen; 0 es lo habitual.",
        "How hard marketing works to attract leads that fit; 0 is business as usual.";
    QualityGain => "Efecto del esfuerzo en calidad", "Effect of effort on quality";
        "Cuánto mejora el encaje de los leads cada unidad de esfuerzo en calidad, en escala logarítmica (log-odds).",
        "How much each unit of effort on quality improves the fit of leads, on a log-odds scale.";

    Threshold => "Umbral para pasar a ventas", "Threshold for passing to sales";
        "Puntos que necesita un lead para que marketing lo entregue a ventas como MQL.",
        "Points that a lead needs before marketing hands it to sales as an MQL.";
    LeadToMql => "De lead a MQL", "Lead to MQL";
        "Parte de los leads que llega al umbral de referencia; de ella se deducen los puntos de partida.",
        "Share of leads that reaches the reference threshold; the base points are worked out from it.";
    ScoreBase => "Puntos de partida", "Base points";
        "Puntos que tiene todo lead antes de sumar sus señales.",
        "Points that every lead has before its signals are added.";
    ScoreNoise => "Ruido de la puntuación", "Noise in the score";
        "Cuánto se aparta la puntuación, por datos malos o viejos, de la que tocaría.",
        "How far poor or stale data push the score away from what it should be.";
    Inflation => "Puntos inflados", "Inflated points";
        "Puntos que marketing añade de más para que pasen más leads.",
        "Extra points that marketing adds so that more leads pass.";
    GamingNoise => "Ruido por cada punto inflado", "Noise per inflated point";
        "Cuánto ruido mete en la puntuación cada punto inflado: inflar también confunde.",
        "How much noise each inflated point brings into the score: inflating also blurs.";
    NurtureShare => "Leads que se cuidan", "Leads nurtured";
        "De los leads que no llegan al umbral, y de los que ventas rechaza porque no es el momento, con cuántos se mantiene el contacto: pueden volver hasta tres veces.",
        "Of the leads below the threshold, and of those that sales turns down because their time has not come, with how many contact is kept: they may come back up to three times.";
    NurtureDays => "Días hasta que vuelven", "Days until they come back";
        "Días que pasan, de media, hasta que un lead cuidado vuelve.",
        "Days, on average, until a nurtured lead comes back.";
    NurturePoints => "Puntos que ganan al volver", "Points gained on coming back";
        "Cuántos puntos más trae un lead cada vez que vuelve, de media.",
        "How many more points a lead brings each time it comes back, on average.";
    NurtureSpread => "Variación de esos puntos", "Variation of those points";
        "Cuánto varía lo que gana o pierde cada lead al volver (desviación típica).",
        "How much what a lead gains or loses on coming back varies (standard deviation).";

    HandoffHours => "Demora del traspaso", "Hand-off delay";
        "Horas que pasan, de media, hasta que un MQL aparece en la lista de ventas.",
        "Hours, on average, until an MQL appears on the sales team's list.";
    DataLoss => "Perdidos en el traspaso", "Lost in the hand-off";
        "Parte de los MQL que desaparece entre el sistema de marketing y el de ventas.",
        "Share of MQLs that vanish between marketing's system and the sales team's.";
    DuplicateRate => "Leads duplicados", "Duplicate leads";
        "De los leads entregados, cuántos aparecen dos veces en la lista: se les llama dos veces.",
        "Of the leads handed over, how many are on the list twice: they are called twice.";
    PatienceDays => "Paciencia del comprador", "Buyer's patience";
        "Días que espera, de media, un comprador antes de irse con otro.",
        "Days, on average, that a buyer waits before going elsewhere.";
    SlaHours => "Primera respuesta, como máximo", "First response within";
        "Plazo para el primer contacto; el cumplimiento se mide siempre, haya acuerdo (SLA) o no.",
        "Deadline for the first contact; compliance is measured whether or not there is an agreement (SLA).";
    SlaAttempts => "Intentos pactados", "Agreed attempts";
        "Intentos de contacto que el acuerdo (SLA) garantiza a cada lead, como mínimo.",
        "Contact attempts that the agreement (SLA) guarantees each lead, at least.";
    Kappa => "¿Cuánto se debe a la rapidez?", "How much is due to speed?";
        "1: responder tarde daña tanto como dicen los estudios; 0: es pura coincidencia, porque se llama antes a los mejores leads.",
        "1: answering late harms as much as the studies say; 0: it is coincidence, since the best leads get called first.";
    ResponseMinutes => "Tiempo de respuesta supuesto", "Assumed response time";
        "Minutos hasta el primer contacto, si prefieres suponerlos en lugar de que salgan de la cola.",
        "Minutes to the first contact, if you would rather assume them than have them come from the queue.";

    Reps => "Personas en ventas", "People in sales";
        "Vendedores (comerciales) que atienden leads.",
        "Sales reps who work on leads.";
    Attempts => "Intentos de contacto", "Contact attempts";
        "Veces que un vendedor intenta hablar con un lead antes de dejarlo.",
        "How often a rep tries to speak with a lead before giving up.";
    SalesEffort => "Empeño en recoger leads", "Effort to pick leads up";
        "Cuánto se esfuerza ventas en recoger pronto los leads; acorta la demora del traspaso.",
        "How hard sales works to pick leads up early; it shortens the hand-off delay.";
    WorkCutoff => "Puntos que ventas exige de más", "Extra points that sales demands";
        "Ventas no trabaja los MQL que no superan el umbral al menos en estos puntos.",
        "Sales does not work MQLs unless they clear the threshold by at least this many points.";
    ScoreTrust => "Confianza en la puntuación", "Trust in the score";
        "Donde la cola va por puntuación: parte de los leads en que los vendedores le hacen caso. A los demás los atienden como si tuvieran la puntuación de en medio, por orden de llegada.",
        "Where the queue goes by score: share of leads for which reps heed it. The others are taken as if theirs was the middle score, in order of arrival.";
    ReportRate => "Resultados que se comunican", "Outcomes reported back";
        "Parte de los leads cuyo desenlace ventas cuenta a marketing.",
        "Share of leads whose outcome sales tells marketing about.";
    AttemptHours => "Trabajo por intento", "Work per attempt";
        "Horas que cuesta, de media, cada intento de contacto.",
        "Hours that each contact attempt takes, on average.";
    DiscoveryHours => "Trabajo por primera reunión", "Work per first meeting";
        "Horas que cuesta, de media, conocer a un lead con el que ya se ha hablado.",
        "Hours it takes, on average, to get to know a lead once someone has answered.";
    SqlHours => "Trabajo por SQL", "Work per SQL";
        "Horas que cuesta, de media, llevar adelante un lead que ventas ha aceptado.",
        "Hours it takes, on average, to carry forward a lead that sales has accepted.";
    RecordHours => "Horas de anotar a mano", "Hours of manual records";
        "Horas que un vendedor gasta por lead en copiar datos y rellenar el CRM.",
        "Hours a rep spends per lead on copying data and filling in the CRM.";
    MeetingHours => "Horas de reunión por semana", "Meeting hours a week";
        "Horas de cada vendedor que se van en reuniones: durante ellas no trabaja leads.",
        "Hours of each rep that go into meetings: meanwhile no lead is worked.";
    Automation => "Trabajo automatizado", "Automated work";
        "Qué parte de las horas por lead ahorra la automatización. Se promete hasta un 30 %.",
        "What part of the hours per lead automation saves. Up to 30% is promised.";
    AdoptionShare => "Cuánto se adopta lo nuevo", "How far the new is adopted";
        "Qué parte de la automatización se acaba usando. Dos de cada tres proyectos de tecnología fracasan en todo o en parte.",
        "What part of the automation ends up in use. Two in three technology projects fail wholly or in part.";
    AdoptionWeeks => "Ritmo de adopción", "Pace of adoption";
        "Semanas hasta que se usan dos tercios de lo que se usará; 0 es desde el primer día.",
        "Weeks until two thirds of what will be used is in use; 0 is from the first day.";
    WorkCv => "Variación del trabajo", "Variation of work";
        "Cuánto cambian esas horas de un lead a otro: 0 es siempre igual, 1 es mucho.",
        "How much those hours differ from lead to lead: 0 is always the same, 1 is a lot.";
    Reachable => "Se puede contactar", "Can be reached";
        "Parte de los leads con quienes se llega a hablar si se insiste lo suficiente.",
        "Share of leads that can be spoken with at all, given enough attempts.";
    AttemptA => "Curva de intentos, a", "Attempt curve, a";
        "Parámetro a de la ley beta-geométrica: cuanto mayor, antes contestan los leads.",
        "Parameter a of the beta-geometric law: the larger, the sooner leads answer.";
    AttemptB => "Curva de intentos, b", "Attempt curve, b";
        "Parámetro b de la ley beta-geométrica: cuanto mayor, más intentos hacen falta.",
        "Parameter b of the beta-geometric law: the larger, the more attempts it takes.";

    MqlToSql => "De MQL a SQL", "MQL to SQL";
        "Parte de los MQL que ventas acepta después de hablar con ellos, en las condiciones de referencia.",
        "Share of MQLs that sales accepts after talking to them, under reference conditions.";
    SqlToOpp => "De SQL a oportunidad", "SQL to opportunity";
        "Parte de los SQL que acaba en una propuesta con importe.",
        "Share of SQLs that end in a proposal with a price.";
    OppToWon => "De oportunidad a venta", "Opportunity to won";
        "Parte de las oportunidades que se ganan.",
        "Share of opportunities that are won.";
    MessageMismatch => "Mensaje que no casa", "Mismatched message";
        "Cuánto baja las ventas que marketing prometa una cosa y ventas cuente otra, en escala logarítmica (log-odds).",
        "How much it lowers wins that marketing says one thing and sales another, on a log-odds scale.";
    LiftAccept => "Ventaja del encaje al aceptar", "Advantage of fit: accepting";
        "Cuántas veces más probable es que ventas acepte un lead que encaja que uno que no.",
        "How many times likelier sales is to accept a lead that fits than one that does not.";
    LiftOpen => "Ventaja del encaje al abrir oportunidad", "Advantage of fit: opening";
        "Cuántas veces más probable es que un SQL que encaja llegue a oportunidad.",
        "How many times likelier an SQL that fits is to become an opportunity.";
    LiftWin => "Ventaja del encaje al ganar", "Advantage of fit: winning";
        "Cuántas veces más probable es ganar una oportunidad que encaja.",
        "How many times likelier an opportunity that fits is to be won.";
    RefFitShare => "Referencia: encaje", "Reference: fit";
        "Parte de leads que encajaban cuando se midieron tus tasas.",
        "Share of leads that fitted when your rates were measured.";
    RefThreshold => "Referencia: umbral", "Reference: threshold";
        "Umbral vigente cuando se midieron tus tasas.",
        "Threshold in force when your rates were measured.";
    RefDelayHours => "Referencia: respuesta", "Reference: response";
        "Horas hasta el primer contacto cuando se midieron tus tasas.",
        "Hours to the first contact when your rates were measured.";
    RefAttempts => "Referencia: intentos", "Reference: attempts";
        "Intentos de contacto cuando se midieron tus tasas.",
        "Contact attempts made when your rates were measured.";

    DealMean => "Venta media", "Average deal";
        "Importe medio de una venta ganada: el ticket medio.",
        "Average value of a deal won.";
    DealCv => "Variación del importe", "Variation of deal value";
        "Cuánto cambia el importe de una venta a otra: 0 es siempre igual, 1 es mucho.",
        "How much the value differs from deal to deal: 0 is always the same, 1 is a lot.";
    DealFitRatio => "Importe si encaja", "Deal value if it fits";
        "Cuántas veces mayor es una venta a un cliente que encaja que a uno que no.",
        "How many times larger a deal is with a customer that fits than with one that does not.";
    CycleDays => "Ciclo de venta", "Sales cycle";
        "Días desde el primer contacto hasta la venta: la mitad de las ventas tarda menos.",
        "Days from first contact to a won deal: half of the deals take less.";
    CycleSigma => "Variación del ciclo", "Variation of the cycle";
        "Cuánto cambia el ciclo de una venta a otra (sigma del logaritmo).",
        "How much the cycle differs from deal to deal (sigma of the logarithm).";
    GrossMargin => "Margen bruto", "Gross margin";
        "Lo que queda de cada euro vendido tras pagar lo que cuesta servirlo.",
        "What remains of each euro sold after paying for what it takes to deliver it.";
    RepCost => "Coste por vendedor", "Cost per rep";
        "Lo que cuesta al año una persona de ventas: salario y cargas sociales.",
        "What one person in sales costs a year: salary and social charges.";
    MarketingCost => "Coste del equipo de marketing", "Cost of the marketing team";
        "Lo que cuesta al año el equipo de marketing, sin contar la inversión en canales.",
        "What the marketing team costs a year, without the spend on channels.";
    TeamShare => "Parte del equipo que cargan estos leads", "Share of the team charged to these leads";
        "Qué parte del coste de ventas y marketing corresponde a estos leads; el resto lo pagan otros negocios.",
        "What part of the cost of sales and marketing belongs to these leads; other business pays the rest.";
    TargetRevenue => "Objetivo de ingresos", "Revenue target";
        "Ingresos que se quieren alcanzar en el horizonte.",
        "Revenue to be reached within the horizon.";

    DeliveryTeams => "Equipos de entrega", "Delivery teams";
        "Equipos que ponen en marcha a los clientes nuevos, cada uno con un cliente a la vez.",
        "Teams that bring new customers live, each with one customer at a time.";
    DeliveryCost => "Coste por equipo de entrega", "Cost per delivery team";
        "Euros al año por equipo que el margen bruto no descuenta ya. Muchos márgenes ya lo incluyen: entonces, 0.",
        "Euros a year per team that the gross margin does not already take off. Many margins do: then 0.";
    DeliveryDays => "Días de entrega", "Days to deliver";
        "Días de trabajo, de media, hasta que un cliente está en marcha.",
        "Days of work, on average, until a customer is live.";
    DeliveryCv => "Variación de la entrega", "Variation of delivery";
        "Cuánto varía lo que dura una entrega: 0 siempre igual, 1 mucho.",
        "How much the length of a delivery varies: 0 always the same, 1 a lot.";
    PromiseDays => "Días prometidos", "Days promised";
        "Plazo que se promete al cliente desde la firma; lo que pasa de ahí es retraso.",
        "Time promised to the customer from signing; whatever goes beyond is late.";
    Overpromise => "Promesas de más", "Overpromising";
        "Cuánto promete ventas por encima de lo que se puede entregar: 0 nada, 1 la mitad del plazo.",
        "How much sales promises beyond what can be delivered: 0 nothing, 1 half the time.";
    OverpromiseGain => "Ventas por prometer de más", "Deals from overpromising";
        "Cuánto suben las opciones de ganar la venta al prometer de más, en escala logarítmica (log-odds).",
        "How much overpromising raises the odds of winning a deal, on a log-odds scale.";
    ReworkBase => "Entregas que hay que repetir", "Deliveries to be redone";
        "Parte de las entregas que sale mal y se repite, sin promesas de más.",
        "Share of deliveries that fail and are done again, without overpromising.";
    ReworkGain => "Repeticiones por prometer de más", "Rework from overpromising";
        "Cuánto sube esa parte cuando se promete de más.",
        "How much that share rises when sales overpromises.";
    GrossRetention => "Retención bruta en un año", "Gross retention over a year";
        "Parte del valor de los clientes que sigue un año después, si se entrega a tiempo.",
        "Share of customers' value that stays a year later, if delivered in time.";
    NetRetention => "Retención neta en un año", "Net retention over a year";
        "Lo mismo, contando lo que los clientes amplían: más de 100 % es crecer sin clientes nuevos.",
        "The same, counting what customers add: above 100% is growth without new customers.";
    ExpansionRate => "Ampliaciones al mes", "Expansions per month";
        "Probabilidad de que un cliente amplíe su contrato en un mes.",
        "Chance that a customer expands its contract in a month.";
    ChurnLate => "Bajas por retraso", "Churn from delay";
        "Cuánto crece el riesgo de baja por cada 30 días de retraso, como potencia de e.",
        "How much the risk of leaving grows per 30 days late, as a power of e.";
    ChurnRework => "Bajas por repetir la entrega", "Churn from rework";
        "Cuánto crece el riesgo de baja si hubo que repetir la entrega, como potencia de e.",
        "How much the risk of leaving grows if delivery was redone, as a power of e.";
    ChurnFit => "Fidelidad de los que encajan", "Loyalty of those that fit";
        "Cuánto baja el riesgo de baja de los clientes que encajan, como potencia de e.",
        "How much lower the risk of leaving is for customers that fit, as a power of e.";
    ChurnShape => "Forma de las bajas", "Shape of churn";
        "1: el riesgo es siempre igual; menos: se van pronto; más: se van tarde (Weibull).",
        "1: the risk is always the same; below: they leave early; above: late (Weibull).";

    MarketingPerMql => "Marketing: por MQL", "Marketing: per MQL";
        "Euros que cobra marketing por cada lead que pasa a ventas.",
        "Euros that marketing earns for each lead passed to sales.";
    MarketingPerSql => "Marketing: por SQL", "Marketing: per SQL";
        "Euros que cobra marketing por cada lead que ventas acepta.",
        "Euros that marketing earns for each lead that sales accepts.";
    MarketingPerWin => "Marketing: por venta", "Marketing: per win";
        "Euros que cobra marketing por cada venta ganada.",
        "Euros that marketing earns for each deal won.";
    MarketingRevenueShare => "Marketing: parte de los ingresos", "Marketing: share of revenue";
        "Qué parte de los ingresos cobra marketing.",
        "What part of the revenue marketing earns.";
    MarketingMarginShare => "Marketing: parte del margen que se queda", "Marketing: share of retained margin";
        "Qué parte cobra marketing del margen de los clientes que siguen al año.",
        "What part marketing earns of the margin from customers who stay a year.";
    SalesPerSql => "Ventas: por SQL", "Sales: per SQL";
        "Euros que cobra ventas por cada lead aceptado.",
        "Euros that sales earns for each lead accepted.";
    SalesPerWin => "Ventas: por venta", "Sales: per win";
        "Euros que cobra ventas por cada venta ganada.",
        "Euros that sales earns for each deal won.";
    SalesRevenueShare => "Ventas: comisión", "Sales: commission";
        "Qué parte de los ingresos cobra ventas.",
        "What part of the revenue sales earns.";
    SalesMarginShare => "Ventas: parte del margen que se queda", "Sales: share of retained margin";
        "Qué parte cobra ventas del margen de los clientes que siguen al año.",
        "What part sales earns of the margin from customers who stay a year.";
    RevenueQuota => "Cuota de ingresos", "Revenue quota";
        "Ingresos al año a partir de los que se acelera la comisión; 0 es sin cuota.",
        "Revenue a year from which commission accelerates; 0 is no quota.";
    Accelerator => "Acelerador", "Accelerator";
        "Cuánto más paga la comisión por encima de la cuota: 1 es el doble.",
        "How much more commission pays above the quota: 1 is double.";
    SlaFine => "Multa por incumplir el SLA", "Fine per SLA breach";
        "Euros que pierde ventas por cada lead que no se contesta a tiempo.",
        "Euros that sales loses for each lead not answered in time.";
    Clawback => "Devolución si el cliente se va", "Clawback when a customer leaves";
        "Qué parte de la comisión se devuelve si el cliente se va en el primer año.",
        "What part of the commission is paid back if the customer leaves in the first year.";
    LowScoreExtra => "Premio por cerrar leads de pocos puntos", "Extra pay for closing low scores";
        "Cuánto más paga la comisión de un lead de pocos puntos: 1 es el doble.",
        "How much more commission a low-score lead pays: 1 is double.";
    LowScorePoints => "Qué son pocos puntos", "What counts as a low score";
        "Puntos sobre el umbral por debajo de los que un lead cuenta como de pocos puntos.",
        "Points above the threshold below which a lead counts as low score.";
    ReportClause => "Cláusula de informar", "Reporting clause";
        "Qué parte de los resultados obliga el contrato a devolver a marketing.",
        "What part of outcomes the contract obliges sales to report back to marketing.";
    WorkValue => "Lo que vale una hora por cuenta propia", "Value of an hour of own selling";
        "Comparada con lo que hoy paga una hora con estos leads: 1 es lo mismo. Por menos no se trabaja un lead.",
        "Compared with what an hour on these leads pays today: 1 is the same. For less no lead is worked.";
    ReviewWeeks => "Semanas entre revisiones", "Weeks between reviews";
        "Cada cuánto ajusta la gente su comportamiento a lo que cobra.",
        "How often people adjust their behaviour to their pay.";
    DashboardLag => "Retraso del cuadro de mando", "Dashboard lag";
        "Días que tarda cada equipo en ver lo que hace el otro.",
        "Days until each team sees what the other does.";
    MarketingEffortCost => "Coste del esfuerzo de marketing", "Cost of marketing effort";
        "Lo que pesa esforzarse, en partes del coste del equipo: coste = peso / 2 × esfuerzo².",
        "What effort weighs, in parts of the team's cost: cost = weight / 2 × effort².";
    EffortOverlap => "Estorbo entre cantidad y calidad", "Rivalry of volume and quality";
        "Cuánto encarece el esfuerzo en cantidad el esfuerzo en calidad.",
        "How much effort on volume makes effort on quality dearer.";
    InflationCost => "Coste de inflar puntos", "Cost of inflating scores";
        "Lo que pesa inflar diez puntos, en partes del coste del equipo.",
        "What inflating by ten points weighs, in parts of the team's cost.";
    SalesEffortCost => "Coste de responder antes", "Cost of answering sooner";
        "Lo que pesa una unidad de prisa de ventas, en partes del coste del equipo.",
        "What a unit of sales effort weighs, in parts of the team's cost.";
    ReportHours => "Horas de informar", "Hours of reporting";
        "Horas que cuesta informar del resultado de un lead.",
        "Hours it takes to report the outcome of a lead.";
    RiskAversion => "Aversión al riesgo", "Risk aversion";
        "Cuánto resta a la paga su variación: por la varianza entre la media, a medias.",
        "How much its variation takes from pay: times half the variance over the mean.";
    LabelError => "Resultados mal juzgados", "Outcomes judged wrongly";
        "Qué parte de los leads que ventas juzga tras hablar con ellos acaba en la casilla equivocada.",
        "What part of the leads that sales judges after talking to them ends up in the wrong box.";
    ReportLagDays => "Días hasta que se sabe", "Days until it is known";
        "Lo que tarda el resultado de un lead en llegar a quien ajusta los puntos.",
        "How long the outcome of a lead takes to reach those who adjust the points.";
    RetrainWeeks => "Semanas entre ajustes de los puntos", "Weeks between adjustments of the points";
        "Cada cuánto se vuelven a calcular los puntos con los resultados nuevos.",
        "How often the points are worked out anew from the new outcomes.";
    HistoryLeads => "Leads del historial", "Leads in the history";
        "De cuántos leads anteriores, con su resultado, parte la puntuación predictiva.",
        "From how many earlier leads with their outcomes the predictive score starts.";
} }

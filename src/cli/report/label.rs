//! What the rates are called in the text report.

use crate::cli::words::pick;
use crate::i18n::Lang;
use crate::sim::Rate;

pub fn rate_label(lang: Lang, rate: Rate) -> &'static str {
    let (es, en) = match rate {
        Rate::LeadToMql => ("De lead a MQL", "Lead to MQL"),
        Rate::MqlToSql => ("De MQL a SQL", "MQL to SQL"),
        Rate::SqlToOpp => ("De SQL a oportunidad", "SQL to opportunity"),
        Rate::OppToWon => ("De oportunidad a venta", "Opportunity to won"),
        Rate::MqlToWon => ("De MQL a venta", "MQL to won"),
        Rate::LeadToWon => ("De lead a venta", "Lead to won"),
        Rate::FitShareOfLeads => ("Leads que encajan", "Leads that fit"),
        Rate::MqlPrecision => ("MQL que encajan (precisión)", "MQLs that fit (precision)"),
        Rate::MqlRecall => ("Encajan y llegan a MQL (exhaustividad)", "Of fit leads, become MQL (recall)"),
        Rate::FitShareOfOpportunities => ("Oportunidades que encajan", "Opportunities that fit"),
        Rate::WinRateFit => ("Oportunidades ganadas, si encajan", "Win rate, fit"),
        Rate::WinRateNoFit => ("Oportunidades ganadas, si no encajan", "Win rate, no fit"),
        Rate::NeverWorkedShare => ("Entregados que nadie trabaja", "Handed over, never worked"),
        Rate::ContactRate => ("Contactados, de los intentados", "Contacted, of those attempted"),
        Rate::AttemptsPerLead => ("Intentos por lead", "Attempts per lead"),
        Rate::ResponseHours => ("Tiempo de respuesta, media", "Response time, mean"),
        Rate::SlaCompliance => ("Respondidos dentro del plazo", "Answered within the deadline"),
        Rate::EngagementDecay => ("Interés que queda al responder", "Interest left on answering"),
        Rate::CycleDays => ("Ciclo de venta, media", "Sales cycle, mean"),
        Rate::CostPerLead => ("Coste por lead (canales)", "Cost per lead (channels)"),
        Rate::CostPerOpportunity => {
            ("Coste por oportunidad (canales, equipos, bonos)", "Cost per opportunity (channels, teams, pay)")
        }
        Rate::Cac => (
            "Coste por cliente, CAC (canales, equipos, bonos)",
            "Cost per customer, CAC (channels, teams, pay)",
        ),
        Rate::BonusShare => ("Bonos, en parte de los ingresos", "Bonuses, as a share of revenue"),
        Rate::ProfitMargin => ("Beneficio, en parte de los ingresos", "Profit, as a share of revenue"),
        Rate::RevenuePerLead => ("Ingresos por lead", "Revenue per lead"),
        Rate::MeanDeal => ("Venta media", "Mean deal"),
        Rate::TimeToValueDays => ("Tiempo hasta el valor, media", "Time to value, mean"),
        Rate::LateDaysPerCustomer => ("Retraso en la entrega, media", "Delivery delay, mean"),
        Rate::ReworkRate => ("Entregas repetidas", "Deliveries redone"),
        Rate::PassesPerCustomer => ("Entregas por cliente", "Deliveries per customer"),
        Rate::DeliveryUtilisation => ("Ocupación de operaciones", "Operations' load"),
        Rate::ChurnPerMonth => ("Bajas al mes", "Churn per month"),
        Rate::GrossRetention => ("Retención bruta en un año", "Gross retention over a year"),
        Rate::NetRetention => ("Retención neta en un año", "Net retention over a year"),
        Rate::NetPromoters => ("Recomendación neta, NPS", "Net promoters, NPS"),
        Rate::LifetimeValue => ("Margen de por vida de un cliente", "Lifetime value of a customer"),
        Rate::PWait => ("Tienen que esperar", "Have to wait"),
        Rate::MeanWait => ("Espera media en la cola", "Mean wait in the queue"),
        Rate::MeanWaitOfThoseWhoWaited => {
            ("Espera media de quienes esperan", "Mean wait of those who waited")
        }
        Rate::MeanWaitFit => ("Espera media, si encajan", "Mean wait, fit"),
        Rate::MeanWaitNoFit => ("Espera media, si no encajan", "Mean wait, no fit"),
        Rate::PWaitOver1 => ("Esperan más que el primer plazo", "Wait beyond the first mark"),
        Rate::PWaitOver2 => ("Esperan más que el segundo plazo", "Wait beyond the second mark"),
        Rate::PWaitOver3 => ("Esperan más que el tercer plazo", "Wait beyond the third mark"),
        Rate::PWaitOver4 => ("Esperan más que el cuarto plazo", "Wait beyond the fourth mark"),
        Rate::PAbandon => ("Se cansan de esperar", "Tire of waiting"),
        Rate::MeanQueueLength => ("Leads en cola, de media", "Leads waiting, on average"),
        Rate::Utilisation => ("Ocupación de ventas", "Sales team's load"),
    };
    pick(lang, es, en)
}

pub fn cost_label(lang: Lang) -> &'static str {
    pick(
        lang,
        "Lo que cuesta seguir como hoy, en parte de los ingresos del segundo",
        "Cost of today's setup, as a share of the second's revenue",
    )
}

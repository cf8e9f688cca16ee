//! A pay plan in sentences, with places for its numbers. Leaves to others: which sentences hold (`present::pay`), what a
//! plan pays (`sim::payout`), the ready-made plans (`plan`).

use super::format::{duration, percent};
use super::lang::Lang;
use crate::domain::{Param, Scenario};

/// One thing that a plan may pay or take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clause {
    MarketingPerMql,
    MarketingPerSql,
    MarketingPerWin,
    MarketingRevenue,
    MarketingMargin,
    SalesPerSql,
    SalesPerWin,
    SalesRevenue,
    SalesMargin,
    Quota,
    LowScore,
    Fine,
    Clawback,
    Report,
}

impl Clause {
    pub const ALL: [Clause; 14] = [
        Clause::MarketingPerMql,
        Clause::MarketingPerSql,
        Clause::MarketingPerWin,
        Clause::MarketingRevenue,
        Clause::MarketingMargin,
        Clause::SalesPerSql,
        Clause::SalesPerWin,
        Clause::SalesRevenue,
        Clause::SalesMargin,
        Clause::Quota,
        Clause::LowScore,
        Clause::Fine,
        Clause::Clawback,
        Clause::Report,
    ];

    /// The sentence, with the lever's identifier in braces where its number stands.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Clause::MarketingPerMql => lang.pick(
                "Marketing cobra {marketing_per_mql} € por cada lead que pasa a ventas.",
                "Marketing earns €{marketing_per_mql} for each lead passed to sales.",
            ),
            Clause::MarketingPerSql => lang.pick(
                "Marketing cobra {marketing_per_sql} € por cada lead que ventas acepta.",
                "Marketing earns €{marketing_per_sql} for each lead that sales accepts.",
            ),
            Clause::MarketingPerWin => lang.pick(
                "Marketing cobra {marketing_per_win} € por cada venta ganada.",
                "Marketing earns €{marketing_per_win} for each deal won.",
            ),
            Clause::MarketingRevenue => lang.pick(
                "Marketing cobra el {marketing_revenue_share} % de los ingresos.",
                "Marketing earns {marketing_revenue_share}% of the revenue.",
            ),
            Clause::MarketingMargin => lang.pick(
                "Marketing cobra el {marketing_margin_share} % del margen de los clientes que siguen al año.",
                "Marketing earns {marketing_margin_share}% of the margin from customers who stay a year.",
            ),
            Clause::SalesPerSql => lang.pick(
                "Ventas cobra {sales_per_sql} € por cada lead que acepta.",
                "Sales earns €{sales_per_sql} for each lead that it accepts.",
            ),
            Clause::SalesPerWin => lang.pick(
                "Ventas cobra {sales_per_win} € por cada venta ganada.",
                "Sales earns €{sales_per_win} for each deal won.",
            ),
            Clause::SalesRevenue => lang.pick(
                "Ventas cobra el {sales_revenue_share} % de cada venta.",
                "Sales earns {sales_revenue_share}% of each deal.",
            ),
            Clause::SalesMargin => lang.pick(
                "Ventas cobra el {sales_margin_share} % del margen de los clientes que siguen al año.",
                "Sales earns {sales_margin_share}% of the margin from customers who stay a year.",
            ),
            Clause::Quota => lang.pick(
                "A partir de una cuota de {revenue_quota} € de ingresos al año, la parte de los ingresos sube {accelerator} veces lo que era.",
                "From a quota of €{revenue_quota} of revenue a year, the share of revenue rises by {accelerator} times what it was.",
            ),
            Clause::LowScore => lang.pick(
                "Por vender a un lead de pocos puntos, la comisión de ventas sube {low_score_extra} veces lo que era; son pocos los que no pasan del umbral en más de {low_score_points}.",
                "For closing a lead with few points, the commission of sales rises by {low_score_extra} times what it was; few means no more than {low_score_points} above the threshold.",
            ),
            Clause::Fine => lang.pick(
                "Ventas pierde {sla_fine} € por cada lead que no contesta a tiempo.",
                "Sales loses €{sla_fine} for each lead not answered in time.",
            ),
            Clause::Clawback => lang.pick(
                "Si el cliente se va en el primer año, ventas devuelve el {clawback} % de su comisión.",
                "If the customer leaves in the first year, sales pays back {clawback}% of its commission.",
            ),
            Clause::Report => lang.pick(
                "Ventas se obliga a contar a marketing qué fue del {report_clause} % de los leads.",
                "Sales undertakes to tell marketing what became of {report_clause}% of the leads.",
            ),
        }
    }

    /// What the numbers come to, where the sentence alone does not say it; empty otherwise.
    pub fn consequence(self, lang: Lang, scenario: &Scenario) -> String {
        let value = |param: Param| scenario.levers[param].likely();
        match self {
            Clause::Quota => {
                let factor = 1.0 + value(Param::Accelerator);
                let team = |name: &str, param: Param| {
                    let share = value(param);
                    let [before, after] = [share, share * factor].map(|share| percent(lang, share));
                    (share > 0.0).then(|| match lang {
                        Lang::Es => format!("{name} pasa del {before} al {after}"),
                        Lang::En => format!("{name} goes from {before} to {after}"),
                    })
                };
                let teams = [
                    team("marketing", Param::MarketingRevenueShare),
                    team(lang.pick("ventas", "sales"), Param::SalesRevenueShare),
                ];
                let teams: Vec<String> = teams.into_iter().flatten().collect();
                if teams.is_empty() {
                    let none = lang.pick(
                        "Ahora no cambia nada: nadie cobra una parte de los ingresos.",
                        "It changes nothing now: nobody earns a share of the revenue.",
                    );
                    return none.to_owned();
                }
                let list = teams.join(lang.pick(" y ", " and "));
                lang.pick("Más allá, @.", "Beyond it, @.").replace('@', &list)
            }
            Clause::LowScore => {
                let factor = 1.0 + value(Param::LowScoreExtra);
                let share = value(Param::SalesRevenueShare);
                if share == 0.0 {
                    let none = lang.pick(
                        "Ahora no cambia nada: ventas no cobra comisión.",
                        "It changes nothing now: sales earns no commission.",
                    );
                    return none.to_owned();
                }
                let [before, after] = [share, share * factor].map(|share| percent(lang, share));
                match lang {
                    Lang::Es => format!("En esas ventas cobra el {after} en vez del {before}."),
                    Lang::En => format!("On those deals it earns {after} instead of {before}."),
                }
            }
            Clause::Fine => {
                let deadline = duration(lang, value(Param::SlaHours));
                match lang {
                    Lang::Es => format!("El plazo es de {deadline}; la multa nunca pasa de lo que cobra."),
                    Lang::En => format!("The deadline is {deadline}; the fine never exceeds what it earns."),
                }
            }
            _ => String::new(),
        }
    }

    /// The lever that says whether the plan has it: 0 is not at all.
    pub fn key(self) -> Param {
        match self {
            Clause::MarketingPerMql => Param::MarketingPerMql,
            Clause::MarketingPerSql => Param::MarketingPerSql,
            Clause::MarketingPerWin => Param::MarketingPerWin,
            Clause::MarketingRevenue => Param::MarketingRevenueShare,
            Clause::MarketingMargin => Param::MarketingMarginShare,
            Clause::SalesPerSql => Param::SalesPerSql,
            Clause::SalesPerWin => Param::SalesPerWin,
            Clause::SalesRevenue => Param::SalesRevenueShare,
            Clause::SalesMargin => Param::SalesMarginShare,
            Clause::Quota => Param::RevenueQuota,
            Clause::LowScore => Param::LowScoreExtra,
            Clause::Fine => Param::SlaFine,
            Clause::Clawback => Param::Clawback,
            Clause::Report => Param::ReportClause,
        }
    }
}

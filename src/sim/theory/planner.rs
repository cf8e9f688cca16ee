//! The planner's arithmetic: from a quota back to leads, and from leads on to revenue. Averages only: how likely a
//! lead count is to reach the quota is for the simulation to say.

/// Rates from stage to stage, in order, and the mean deal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plan<'a> {
    pub rates: &'a [f64],
    pub deal: f64,
}

impl Plan<'_> {
    /// P(a lead becomes a customer).
    pub fn conversion(self) -> f64 {
        self.rates.iter().product()
    }

    pub fn customers(self, leads: f64) -> f64 {
        leads * self.conversion()
    }

    pub fn revenue(self, leads: f64) -> f64 {
        self.customers(leads) * self.deal
    }

    /// Customers that the quota takes; `None` if deals are worth nothing.
    pub fn customers_needed(self, quota: f64) -> Option<f64> {
        (self.deal > 0.0).then(|| quota / self.deal)
    }

    /// Leads that the quota takes; `None` if no lead ever brings anything.
    pub fn leads_needed(self, quota: f64) -> Option<f64> {
        let conversion = self.conversion();
        self.customers_needed(quota).filter(|_| conversion > 0.0).map(|customers| customers / conversion)
    }
}

#[cfg(test)]
mod tests {
    use super::Plan;

    #[test]
    fn the_quota_example() {
        let plan = Plan { rates: &[0.02], deal: 20_000.0 };
        assert_eq!(plan.customers_needed(1_200_000.0), Some(60.0));
        assert_eq!(plan.leads_needed(1_200_000.0), Some(3000.0));
        assert_eq!(Plan { rates: &[0.0], deal: 1.0 }.leads_needed(5.0), None);
    }
}

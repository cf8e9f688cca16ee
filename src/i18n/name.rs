//! Names that travel as identifiers: built-in scenarios, signals and channels in the reader's language.
//! A name that is not built in was written by a person and is shown as written.

use super::lang::{Label, Lang};
use crate::domain::{Company, Setup};

/// The name of a scenario.
pub fn scenario(lang: Lang, name: &str) -> &str {
    if let Some(setup) = Setup::from_id(name) {
        return setup.label(lang);
    }
    Company::from_id(name).map_or(name, |company| company.label(lang))
}

/// The built-in signals and channels.
pub const SIGNALS: [&str; 8] = [
    "pricing_page",
    "decision_maker",
    "student",
    "demo_requested",
    "ebook",
    "email_click",
    "company_size",
    "target_sector",
];
pub const CHANNELS: [&str; 11] = [
    "content",
    "search",
    "events",
    "organic_search",
    "paid_search",
    "social",
    "unknown",
    "direct",
    "email",
    "referral",
    "other",
];

/// The name of a signal.
pub fn signal(lang: Lang, name: &str) -> &str {
    match name {
        "pricing_page" => lang.pick("Visitó la página de precios", "Visited the pricing page"),
        "decision_maker" => lang.pick("Puede decidir (dirección)", "Decision maker"),
        "student" => lang.pick("Es estudiante", "Is a student"),
        "demo_requested" => lang.pick("Pidió una demostración", "Asked for a demo"),
        "ebook" => lang.pick("Descargó una guía", "Downloaded an e-book"),
        "email_click" => lang.pick("Hizo clic en un correo", "Clicked in an e-mail"),
        "company_size" => lang.pick("Empresa del tamaño que buscas", "Company of the right size"),
        "target_sector" => lang.pick("Sector que buscas", "Target sector"),
        _ => name,
    }
}

/// The name of a channel.
pub fn channel(lang: Lang, name: &str) -> &str {
    match name {
        "content" => lang.pick("Contenidos", "Content"),
        "search" => lang.pick("Buscadores", "Search"),
        "events" => lang.pick("Ferias y eventos", "Events"),
        "organic_search" => lang.pick("Búsqueda orgánica", "Organic search"),
        "paid_search" => lang.pick("Búsqueda de pago", "Paid search"),
        "social" => lang.pick("Redes sociales", "Social media"),
        "unknown" => lang.pick("Sin origen conocido", "Unknown origin"),
        "direct" => lang.pick("Directo", "Direct"),
        "email" => lang.pick("Correo", "E-mail"),
        "referral" => lang.pick("Recomendación", "Referral"),
        "other" => lang.pick("Otros", "Other"),
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_name_has_words_and_others_stay() {
        for company in Company::ALL {
            assert_ne!(scenario(Lang::Es, company.id()), company.id());
            let built_in = company.scenario();
            for built in &built_in.signals {
                assert!(SIGNALS.contains(&built.name.as_str()), "{}", built.name);
                assert_ne!(signal(Lang::Es, &built.name), built.name);
            }
            for built in &built_in.channels {
                assert!(CHANNELS.contains(&built.name.as_str()), "{}", built.name);
                assert_ne!(channel(Lang::Es, &built.name), built.name);
            }
            for setup in company.setups() {
                assert_ne!(scenario(Lang::En, &setup.name), setup.name);
            }
        }
        assert_eq!(channel(Lang::Es, "Feria de Bilbao"), "Feria de Bilbao");
    }
}

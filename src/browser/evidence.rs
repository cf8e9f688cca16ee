//! Where the numbers come from, fetched when somebody asks: most visits never do, and it is long.
//! Leaves to others: what it says (`src/evidence`), showing it (`ui`).

use js_sys::{Array, JSON, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// All of it, as the browser has read it.
#[derive(Clone, PartialEq)]
pub struct Evidence(JsValue);

/// It could not be fetched, or is not what it should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable;

/// What is known about one lever, in one language; texts that are not there are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    pub note: String,
    pub sample: String,
    pub scope: String,
    pub conflicts: String,
    pub sources: Vec<String>,
}

/// Beside the page; its name carries no hash, so browsers are told to ask whether it has changed.
const FILE: &str = "evidence.json";

impl Evidence {
    pub async fn fetch() -> Result<Evidence, Unreachable> {
        let reply = JsFuture::from(fetch(FILE, &options()?)).await.map_err(|_| Unreachable)?;
        let reply: Reply = reply.unchecked_into();
        if !reply.ok() {
            return Err(Unreachable);
        }
        let text = JsFuture::from(reply.text()).await.map_err(|_| Unreachable)?;
        let text = text.as_string().ok_or(Unreachable)?;
        JSON::parse(&text).map(Evidence).map_err(|_| Unreachable)
    }

    /// `group` is `levers` or `choices`; `lang` is a tag such as `es`.
    pub fn card(&self, group: &str, id: &str, lang: &str) -> Option<Card> {
        let entry = get(&get(&self.0, group)?, id)?;
        let words = |of: &JsValue| get(of, lang).and_then(|text| text.as_string()).unwrap_or_default();
        let part = |name: &str| get(&entry, name).map(|part| words(&part)).unwrap_or_default();
        let cited = get(&entry, "sources").map(|list| Array::from(&list)).unwrap_or_default();
        let all = get(&self.0, "sources")?;
        let source = |id: JsValue| Some(words(&get(&all, &id.as_string()?)?));
        Some(Card {
            note: part("note"),
            sample: part("sample"),
            scope: part("scope"),
            conflicts: part("conflicts"),
            sources: cited.iter().filter_map(source).collect(),
        })
    }
}

fn get(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn options() -> Result<JsValue, Unreachable> {
    let options = js_sys::Object::new();
    Reflect::set(&options, &"cache".into(), &"no-cache".into()).map_err(|_| Unreachable)?;
    Ok(options.into())
}

#[wasm_bindgen]
extern "C" {
    fn fetch(address: &str, options: &JsValue) -> Promise;

    type Reply;
    #[wasm_bindgen(method, getter)]
    fn ok(this: &Reply) -> bool;
    #[wasm_bindgen(method)]
    fn text(this: &Reply) -> Promise;
}

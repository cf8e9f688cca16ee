//! Drawings as pictures of pixels. Leaves to others: the drawing (`exchange::svg`), what becomes of it (`download`, `clipboard`).

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

/// The browser draws no SVG onto a canvas, or gives no picture of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmade;

/// A PNG of an SVG, with so many pixels per CSS pixel of its size.
pub async fn png(svg: &str, (width, height): (f64, f64), density: f64) -> Result<Blob, Unmade> {
    let image = HtmlImageElement::new().map_err(|_| Unmade)?;
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&svg.into());
    let source = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(|_| Unmade)?;
    let url = Url::create_object_url_with_blob(&source).map_err(|_| Unmade)?;
    image.set_src(&url);
    let decoded = JsFuture::from(image.decode()).await;
    let canvas = decoded.map_err(|_| Unmade).and_then(|_| {
        let (width, height) = ((width * density).round(), (height * density).round());
        let document = web_sys::window().and_then(|window| window.document()).ok_or(Unmade)?;
        let canvas: HtmlCanvasElement =
            document.create_element("canvas").map_err(|_| Unmade)?.unchecked_into();
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context = canvas.get_context("2d").ok().flatten().ok_or(Unmade)?;
        let context: CanvasRenderingContext2d = context.unchecked_into();
        context
            .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
            .map_err(|_| Unmade)?;
        Ok(canvas)
    });
    let _ = Url::revoke_object_url(&url);
    let canvas = canvas?;
    let given = JsFuture::from(Promise::new(&mut |keep, refuse| {
        let give = Closure::once_into_js(move |picture: JsValue| drop(keep.call1(&JsValue::NULL, &picture)));
        if canvas.to_blob_with_type(give.unchecked_ref(), "image/png").is_err() {
            let _ = refuse.call0(&JsValue::NULL);
        }
    }));
    // `null` where there is no memory for it, or the browser keeps pictures from being read.
    given.await.ok().and_then(|picture| picture.dyn_into().ok()).ok_or(Unmade)
}

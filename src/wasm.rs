//! The door to JavaScript: the only file that knows it.
//!
//! Plain objects go in and come out; they survive `postMessage` and need no freeing. A failed call
//! throws an `Error` whose `code` is that of [`Error::code`](crate::Error::code); `nutgraf.js` makes
//! it the one error class of the package.

use std::ops::ControlFlow;

use js_sys::{JsString, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::DedicatedWorkerGlobalScope;

use crate::digest::{Progress, digest_with_progress};
use crate::error::{Error, MAX_BYTES};
use crate::options::{OffsetEncoding, Options, QuoteCount};
use crate::render::render_markdown;
use crate::schema::{Digest, Notice};

#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
}

/// The digest of `text`, with offsets in UTF-16 code units unless the options say otherwise.
///
/// Inside a dedicated worker, with a `job` number, each stage is announced to the page as
/// `{ id: job, progress: { stage, done, of } }`.
#[wasm_bindgen(unchecked_return_type = "Digest")]
pub fn digest(
    text: &JsString,
    #[wasm_bindgen(unchecked_optional_param_type = "Partial<Options>")] options: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "number")] job: Option<f64>,
) -> Result<JsValue, JsValue> {
    let digest = read(text, parsed(options)?, job)?;
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    digest.serialize(&serializer).map_err(JsValue::from)
}

/// The digest of `text` as Markdown, with speakers and paragraph marks.
#[wasm_bindgen]
pub fn markdown(
    text: &JsString,
    #[wasm_bindgen(unchecked_optional_param_type = "Partial<Options>")] options: JsValue,
) -> Result<String, JsValue> {
    let (options, broken) = parsed(options)?;
    let options = Options { outline: true, ..options };
    Ok(render_markdown(&read(text, (options, broken), None)?))
}

/// Options from a plain object. What is `undefined` or `null` counts as absent; a name that is no option is refused, for
/// it was meant to be one. Beside them, how many characters of the title are broken.
///
/// Read by hand: serde's way from JavaScript to six fields would be a tenth of the module.
fn parsed(given: JsValue) -> Result<(Options, usize), JsValue> {
    let (mut options, mut in_title) = (Options::default(), 0);
    if given.is_undefined() || given.is_null() {
        return Ok((options, in_title));
    }
    let invalid = |message: &str| thrown(&Error::InvalidOption { message: message.into() });
    let Some(object) = given.dyn_ref::<js_sys::Object>() else {
        return Err(invalid("options: an object"));
    };
    for name in js_sys::Object::keys(object).iter() {
        let value = Reflect::get(object, &name)?;
        let absent = value.is_undefined() || value.is_null();
        match name.as_string().as_deref() {
            Some("facts" | "quotes" | "keyQuotes" | "outline" | "offsetEncoding" | "title")
                if absent => {}
            Some("facts") => {
                options.facts = count(&value).ok_or_else(|| invalid("facts: a whole number"))?
            }
            Some("keyQuotes") => {
                options.key_quotes =
                    count(&value).ok_or_else(|| invalid("keyQuotes: a whole number"))?
            }
            Some("quotes") if value.as_string().as_deref() == Some("all") => {
                options.quotes = QuoteCount::All
            }
            Some("quotes") => {
                let most =
                    count(&value).ok_or_else(|| invalid("quotes: a whole number or \"all\""))?;
                options.quotes = QuoteCount::AtMost(most);
            }
            Some("outline") => {
                options.outline =
                    value.as_bool().ok_or_else(|| invalid("outline: true or false"))?
            }
            Some("offsetEncoding") => {
                options.offset_encoding = match value.as_string().as_deref() {
                    Some("utf-8") => OffsetEncoding::Utf8,
                    Some("utf-16") => OffsetEncoding::Utf16,
                    Some("utf-32") => OffsetEncoding::Utf32,
                    _ => return Err(invalid("offsetEncoding: utf-8, utf-16 or utf-32")),
                }
            }
            Some("title") => {
                let title = value.as_string().ok_or_else(|| invalid("title: a string"))?;
                in_title = value.dyn_ref().map_or(0, |given| broken(given, &title));
                options.title = Some(title);
            }
            other => {
                return Err(invalid(&[other.unwrap_or_default(), ": no such option"].concat()));
            }
        }
    }
    Ok((options, in_title))
}

/// How many halves of surrogate pairs stand alone in a string. On the way in each becomes U+FFFD, one unit for one unit, so
/// that all offsets stay right: where there is none `within`, nothing has to be asked of JavaScript unit by unit.
fn broken(text: &JsString, within: &str) -> usize {
    if !within.contains('\u{fffd}') {
        return 0;
    }
    char::decode_utf16(text.iter()).filter(Result::is_err).count()
}

/// A whole number, not negative.
fn count(value: &JsValue) -> Option<usize> {
    let number = value.as_f64()?;
    (number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0)
        .then_some(number as usize)
}

fn read(
    text: &JsString,
    (options, in_title): (Options, usize),
    job: Option<f64>,
) -> Result<Digest, JsValue> {
    let Some(text) = text.dyn_ref::<JsString>().filter(|t| t.is_string()) else {
        return Err(thrown(&Error::InvalidOption { message: "text: a string".into() }));
    };
    // A code unit is a byte at least: a longer string is refused before it is copied.
    let units = text.length() as usize;
    if units > MAX_BYTES {
        return Err(thrown(&Error::TooLong { bytes: units }));
    }
    let scope = |job| Some((job, js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>().ok()?));
    let listener = job.and_then(scope);
    let given = String::from(text);
    let broken = broken(text, &given) + in_title;
    let mut digest = digest_with_progress(&given, &options, |progress| {
        if let Some((job, scope)) = &listener {
            // A page that no longer listens is no reason to fail.
            let _ = message(*job, progress).and_then(|m| scope.post_message(&m));
        }
        ControlFlow::Continue(())
    })
    .map_err(|error| thrown(&error))?;
    if broken > 0 {
        digest.notices.push(Notice::replaced_characters(broken));
    }
    Ok(digest)
}

/// The message that announces a stage.
fn message(job: f64, progress: Progress) -> Result<JsValue, JsValue> {
    let report = js_sys::Object::new();
    Reflect::set(
        &report,
        &"stage".into(),
        &format!("{:?}", progress.stage).to_ascii_lowercase().into(),
    )?;
    Reflect::set(&report, &"done".into(), &(progress.done as u32).into())?;
    Reflect::set(&report, &"of".into(), &(progress.of as u32).into())?;
    let message = js_sys::Object::new();
    Reflect::set(&message, &"id".into(), &job.into())?;
    Reflect::set(&message, &"progress".into(), &report)?;
    Ok(message.into())
}

/// The JavaScript error for `error`.
fn thrown(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    thrown.set_name("NutgrafError");
    // Setting a property of a fresh, extensible object cannot fail.
    let _ = Reflect::set(&thrown, &"code".into(), &error.code().into());
    thrown.into()
}

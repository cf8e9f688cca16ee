//! `cargo xtask serve`: builds the release and listens on this machine only. What is answered is left to `site`.

use crate::site::Site;
use crate::{Args, Result, build, place};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::thread;

pub fn command(mut args: Args) -> Result<()> {
    let prefix = args.value("--prefix")?.unwrap_or_default();
    let port =
        args.value("--port")?.map(|port| port.parse::<u16>().map_err(|_| format!("`{port}` is no port")));
    let port = port.transpose()?;
    let build = !args.flag("--no-build");
    args.finish()?;
    if build {
        build::release()?;
    } else if !place::dist().join("index.html").is_file() {
        return Err("there is no release in dist/ yet: leave `--no-build` out".into());
    }
    let listener = match port {
        Some(port) => {
            listen(port).map_err(|error| format!("port {port}: {error}: choose another with --port"))?
        }
        None => (8080..8100)
            .find_map(|port| listen(port).ok())
            .ok_or("the ports 8080 to 8099 are all in use: choose another with --port")?,
    };
    let site = Site::new(place::dist(), &prefix);
    println!("\nEmbudo is at {}  (Ctrl-C stops it)", site.url(&listener)?);
    site.serve(listener);
    Ok(())
}

fn listen(port: u16) -> io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Serves `folder` below `prefix` on a free port until the process ends; returns the address.
pub fn in_background(folder: PathBuf, prefix: &str) -> Result<String> {
    let listener = listen(0).map_err(|error| format!("no free port: {error}"))?;
    let site = Site::new(folder, prefix);
    let url = site.url(&listener)?;
    thread::spawn(move || site.serve(listener));
    Ok(url)
}

fn main() -> std::process::ExitCode {
    factdesk::server::run(factdesk::server::ServerOptions::default())
}

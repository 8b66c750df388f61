"""The examples of deploy/ as settings of servers that run here, for nobody else, without TLS."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.sources import ROOT

SITES = "/srv/www/familienbuero"
SHORT = "beispiel.de"
"""The name that only leads to the site's own; whatever else is asked for is the site here."""
_NGINX = """\
daemon off;
worker_processes 2;
worker_rlimit_nofile 8192;
pid {work}/nginx.pid;
error_log stderr;
events {{ worker_connections 2048; }}
http {{
    include /etc/nginx/mime.types;
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
{site}
}}
"""
_APACHE_MODULES = "mpm_event authz_core dir mime headers rewrite alias"
_APACHE = """\
ServerRoot {work}
ServerName 127.0.0.1
PidFile {work}/apache.pid
Mutex file:{work} default
ErrorLog {work}/error.log
{modules}
{user}
Include /etc/apache2/mods-available/mime.conf
Listen 127.0.0.1:{port}
{site}
"""
_CADDY = """\
{{
	admin off
	auto_https off
	storage file_system {work}
}}
{site}
"""


@dataclass(frozen=True)
class WebServer:
    """A server as it is started: the program's name, the example, and what starts it."""

    program: str
    example: str

    def command(self, program: str, sites: Path, work: Path, port: int) -> list[str]:
        """Write the settings below `work` and return the command; `sites` stands for SITES."""
        text = (ROOT / "deploy" / self.example).read_text("utf-8")
        assert SITES in text
        site = text.replace(SITES, str(sites))
        settings = work / "server.conf"
        match self.program:
            case "nginx":
                settings.write_text(_NGINX.format(work=work, site=_nginx(site, port)), "utf-8")
                return [program, "-p", str(work), "-e", "stderr", "-c", str(settings)]
            case "apache2":
                settings.write_text(_apache(site, work, port), "utf-8")
                return [program, "-X" if not port else "-DFOREGROUND", "-f", str(settings)]
            case _:
                for name, here in (("www.beispiel.de {", "127.0.0.1"), (f"{SHORT} {{", SHORT)):
                    assert f"\n{name}" in site
                    site = site.replace(f"\n{name}", f"\nhttp://{here}:{port} {{")
                settings.write_text(_CADDY.format(work=work, site=site), "utf-8")
                return [program, "run", "--config", str(settings), "--adapter", "caddyfile"]


WEB_SERVERS = (
    WebServer("nginx", "nginx.conf.example"),
    WebServer("apache2", "apache.conf.example"),
    WebServer("caddy", "Caddyfile.example"),
)


def _nginx(site: str, port: int) -> str:
    """Without the block for port 80, and without TLS."""
    site = _cut(r"server \{\n    listen 80;.*?\n\}\n", site)
    site = _cut(r"    listen \[::\]:443 .*?\n", site, count=2)
    site = _cut(r"    ssl_\w+ .*?\n", site, count=4)
    assert site.count("listen 443 ssl http2;") == 2
    return site.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")


def _apache(site: str, work: Path, port: int) -> str:
    site = _cut(r"<VirtualHost \*:80>.*?</VirtualHost>\n", site)
    site = _cut(r"    SSL\w+ .*?\n", site, count=6)
    assert site.count("<VirtualHost *:443>") == 2
    site = site.replace("<VirtualHost *:443>", f"<VirtualHost 127.0.0.1:{port}>")
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so"
        for name in _APACHE_MODULES.split()
    )
    user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
    return _APACHE.format(work=work, modules=modules, user=user, port=port, site=site)


def _cut(pattern: str, text: str, count: int = 1) -> str:
    left, found = re.subn(pattern, "", text, flags=re.DOTALL if count == 1 else 0)
    assert found == count, pattern
    return left

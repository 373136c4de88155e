"""The sentences for what is wrong on the way to the service, by the code of the fault."""

from collections.abc import Mapping

from hailuo_desktop.translate import Marked, mark

NETWORK: Mapping[str, Marked] = {
    "certificate_untrusted": mark(
        "This computer does not trust the certificate of {host}. Where a company looks into "
        "encrypted connections, add its certificate to those that the system trusts, or name "
        "its file in SSL_CERT_FILE and start again."
    ),
    "certificate_out_of_date": mark(
        "By this computer's clock, the certificate of {host} is not valid: set the right date "
        "and time; where they are right, {host} has to get a new one."
    ),
    "certificate_of_another_host": mark(
        "What answers for {host} shows the certificate of another host: where this network wants "
        "a sign-in, open a web page and sign in; else ask whoever runs the network, VPN or proxy."
    ),
    "no_tls": mark(
        "What answers for {host} speaks no TLS: where this network wants a sign-in, open a web "
        "page and sign in; else ask whoever runs the network, VPN or proxy."
    ),
    "name_not_found": mark(
        "The name {host} is not found (DNS): check the network; where it needs a proxy, also one "
        "that a script (PAC) names, put its address into HTTPS_PROXY and start again."
    ),
    "no_way": mark(
        "No network leads to {host}: connect this computer to one. The app goes on by itself."
    ),
    "connection_refused": mark(
        "The connection to {host} is refused: check the firewall and VPN. Where the network needs "
        "a proxy, also one that a script (PAC) names, put its address into HTTPS_PROXY and start "
        "again. The app goes on by itself."
    ),
    "connection_timed_out": mark(
        "No connection to {host} comes about: check the network, VPN and firewall. Where the "
        "network needs a proxy, also one that a script (PAC) names, put its address into "
        "HTTPS_PROXY and start again. The app goes on by itself."
    ),
    "captive_portal": mark(
        "This network wants a sign-in first: open a web page in a browser and sign in. The app "
        "goes on by itself."
    ),
    "proxy_unusable": mark(
        "The proxy in this system's settings is none that the app can go through: name one that "
        "begins with http://, https:// or socks5:// in HTTPS_PROXY, or use no proxy, and start "
        "again."
    ),
    "proxy_unreachable": mark(
        "The proxy {proxy} cannot be reached: check the network, and the proxy's address in "
        "HTTPS_PROXY or in the system's settings. The system's own list of exceptions is not "
        "read: where {host} is to be reached without a proxy, name it in NO_PROXY and start again."
    ),
    "proxy_login_required": mark(
        "The proxy {proxy} wants a login: put it into HTTPS_PROXY as http://name:password@{proxy} "
        "and start again. A proxy that wants the login of Windows (NTLM, Kerberos) needs a local "
        "proxy such as Px or Cntlm in between."
    ),
    "proxy_login_refused": mark(
        "The proxy {proxy} refuses the name and password that HTTPS_PROXY holds: correct them and "
        "start again. A proxy that wants the login of Windows (NTLM, Kerberos) needs a local "
        "proxy such as Px or Cntlm in between."
    ),
    "proxy_refused": mark(
        "The proxy {proxy} lets nothing through to {host} ({said}): ask whoever runs it to allow "
        "{host}."
    ),
    "proxy_failed": mark(
        "The proxy {proxy} cannot reach {host} ({said}): try again later, or ask whoever runs it."
    ),
    "proxy_not_understood": mark(
        "What answers at {proxy} is no proxy of the kind that HTTPS_PROXY names: correct the "
        "address, and its beginning (http://, https:// or socks5://), and start again."
    ),
    "timed_out": mark("EvoLink did not answer in time: asking again."),
    "connection_broke": mark("The connection to EvoLink broke: asking again."),
    "unreachable": mark("EvoLink cannot be reached: check the network. The app goes on by itself."),
    "certificates_missing": mark(
        "{variable} names “{path}”, and nothing is there: correct or unset it and start again. "
        "The app goes on without it."
    ),
    "certificates_unreadable": mark(
        "{variable} names “{path}”, which cannot be read ({why}): correct or unset it and start "
        "again. The app goes on without it."
    ),
    "certificates_empty": mark(
        "{variable} names “{path}”, and no certificate is in it: correct or unset it and start "
        "again. The app goes on without it."
    ),
    "key_log_unwritable": mark(
        "SSLKEYLOGFILE names “{path}”, which cannot be written ({why}): correct or unset it and "
        "start again. The app goes on without it."
    ),
}

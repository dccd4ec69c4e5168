using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Hosting;

namespace DigitalTwin.Silo.Security;

/// <summary>Has the connections of silos and clients use TLS (Microsoft.Orleans.Connections.Security) and show the token.</summary>
internal static partial class SecuredConnections
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>First byte of a TLS connection.</summary>
    private const byte TlsHandshake = 0x16;

    /// <summary>Secures a silo: clients must trust it and know the token; other silos must show a trusted certificate, too.</summary>
    public static void Secure(ISiloBuilder silo, ConnectionSecurity security)
    {
        if (security.IsOpen)
            return;
        var certificate = security.Certificate.Length > 0 ? new SiloCertificate(security.Certificate, security.Key) : null;
        silo.Configure<SiloConnectionOptions>(connections =>
        {
            connections.ConfigureGatewayInboundConnection(
                builder => Accept(builder, security, certificate, "client", RemoteCertificateMode.NoCertificate));
            connections.ConfigureSiloInboundConnection(
                builder => Accept(builder, security, certificate, "silo", RemoteCertificateMode.RequireCertificate));
            connections.ConfigureSiloOutboundConnection(builder => Connect(builder, security, certificate));
        });
    }

    /// <summary>Secures a client.</summary>
    public static void Secure(IClientBuilder client, ConnectionSecurity security)
    {
        if (!security.IsOpen)
            client.Configure<ClientConnectionOptions>(connections =>
                connections.ConfigureConnection(builder => Connect(builder, security, certificate: null)));
    }

    private static void Accept(
        IConnectionBuilder builder, ConnectionSecurity security, SiloCertificate? certificate, string who, RemoteCertificateMode mode)
    {
        ILogger log = LogOf(builder);
        if (certificate is not null)
        {
            var trust = new CertificateTrust(security.Authority);
            builder.Use(next => context => Watched(context, next, trust, who, log));
            builder.UseServerTls(new TlsOptions
            {
                LocalServerCertificateSelector = (_, _) => certificate.Current,
                RemoteCertificateMode = mode,
                RemoteCertificateValidation = (shown, _, errors) => trust.Accepts(shown, errors),
                CheckCertificateRevocation = false,
            });
            builder.Use(next => context =>
            {
                context.Features.Get<TlsPassage>()!.IsThrough = true;
                return next(context);
            });
        }

        if (security.Token.Length > 0)
            builder.Use(next => context => Exchanged(
                context, next, limit => TokenExchange.Ask(context.Transport, security.Token, limit),
                why => LogRefused(log, who, AddressOf(context), $"{why}; {TokenExchange.Fix}")));
    }

    private static void Connect(IConnectionBuilder builder, ConnectionSecurity security, SiloCertificate? certificate)
    {
        ILogger log = LogOf(builder);
        if (security.Encrypts)
        {
            var trust = new CertificateTrust(security.Authority, security.Name);
            builder.UseClientTls(new TlsOptions
            {
                LocalClientCertificateSelector = certificate is null ? null : (_, _, _, _, _) => certificate.Current,
                ClientCertificateMode = RemoteCertificateMode.NoCertificate,
                RemoteCertificateMode = RemoteCertificateMode.RequireCertificate,
                RemoteCertificateValidation = (shown, _, errors) =>
                {
                    bool accepted = trust.Accepts(shown, errors);
                    if (!accepted)
                        LogNotTrusted(log, trust.Fault);
                    return accepted;
                },
                OnAuthenticateAsClient = (_, tls) => tls.TargetHost = security.Name,
                CheckCertificateRevocation = false,
            });
        }

        if (security.Token.Length > 0)
            builder.Use(next => context => Exchanged(
                context, next, limit => TokenExchange.Show(context.Transport, security.Token, limit),
                why => LogNotLet(log, AddressOf(context), why)));
    }

    /// <summary>Sees whether the other side speaks TLS at all, and comes through.</summary>
    private static async Task Watched(ConnectionContext context, ConnectionDelegate next, CertificateTrust trust, string who, ILogger log)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            ReadResult first = await context.Transport.Input.ReadAsync(limit.Token);
            bool speaksTls = !first.Buffer.IsEmpty && first.Buffer.FirstSpan[0] == TlsHandshake;
            bool saysNothing = first.Buffer.IsEmpty;
            context.Transport.Input.AdvanceTo(first.Buffer.Start);
            if (saysNothing)
                return; // somebody has looked whether the port is open
            if (!speaksTls)
            {
                LogRefused(log, who, AddressOf(context), $"it speaks without TLS; {GatewayProbe.TlsFix}");
                return;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ConnectionAbortedException)
        {
            return;
        }

        var passage = new TlsPassage();
        context.Features.Set(passage);
        await next(context);
        if (!passage.IsThrough)
            LogRefused(
                log, who, AddressOf(context), trust.Fault.Length > 0 ? trust.Fault : "TLS was not agreed on; it may not trust this silo");
    }

    private static async Task Exchanged(
        ConnectionContext context, ConnectionDelegate next, Func<CancellationToken, Task<string>> exchange, Action<string> refused)
    {
        using (var limit = new CancellationTokenSource(Patience))
        {
            string why;
            try
            {
                why = await exchange(limit.Token);
            }
            catch (OperationCanceledException)
            {
                why = "nothing was said of a token within 5 seconds";
            }
            catch (Exception e) when (e is IOException or ConnectionAbortedException)
            {
                why = "the connection ended before a token was shown";
            }

            if (why.Length > 0)
            {
                refused(why);
                return;
            }
        }

        await next(context);
    }

    private static ILogger LogOf(IConnectionBuilder builder) =>
        builder.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("DigitalTwin.Silo.Security");

    /// <summary>Without the port, which is another one each time.</summary>
    private static string AddressOf(ConnectionContext context) =>
        context.RemoteEndPoint is IPEndPoint { Address: IPAddress address } ? address.ToString() : "an unknown address";

    [LoggerMessage(LogLevel.Warning, "A {Who} at {Address} is refused: {Why}")]
    private static partial void LogRefused(ILogger log, string who, string address, string why);

    [LoggerMessage(LogLevel.Warning, "A silo is not trusted: {Why}")]
    private static partial void LogNotTrusted(ILogger log, string why);

    [LoggerMessage(LogLevel.Warning, "The silo at {Address} refuses this one: {Why}")]
    private static partial void LogNotLet(ILogger log, string address, string why);

    private sealed class TlsPassage
    {
        public bool IsThrough { get; set; }
    }
}

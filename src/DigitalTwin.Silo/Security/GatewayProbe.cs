using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;

namespace DigitalTwin.Silo.Security;

/// <summary>
/// Asks a silo's gateway why a client does not get in, after Orleans has only said that it did not: a connection of our own that goes as
/// far as the token.
/// </summary>
internal static class GatewayProbe
{
    /// <summary>What may be done where one side speaks without TLS.</summary>
    public const string TlsFix =
        $"for clients, set {ConnectionSecurity.AuthorityVariable} to the file of the authority; for silos, set tls_certificate and tls_ca";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(0.7);

    /// <summary>Why the gateway refuses; null where it does not, or does not answer.</summary>
    public static async Task<string?> WhyNot(IPEndPoint gateway, ConnectionSecurity security)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            string why = security.Encrypts
                ? await Encrypted(gateway, security, limit.Token)
                : await Plain(gateway, security, limit.Token);
            return why.Length > 0 ? $"the silo at {gateway} lets this client in only otherwise: {why}." : null;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return null; // nobody is there
        }
    }

    private static async Task<string> Encrypted(IPEndPoint gateway, ConnectionSecurity security, CancellationToken limit)
    {
        using TcpClient client = await Connected(gateway, limit);
        var trust = new CertificateTrust(security.Authority, security.Name);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(OptionsOf(security.Name, trust.Accepts), limit);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return trust.Fault.Length > 0
                ? trust.Fault
                : $"it speaks without TLS; {TlsFix}; or leave out {ConnectionSecurity.AuthorityVariable}";
        }

        return await WithToken(tls, security, limit);
    }

    private static async Task<string> Plain(IPEndPoint gateway, ConnectionSecurity security, CancellationToken limit)
    {
        if (await WantsTls(gateway, limit))
            return $"it speaks TLS, and this client does not; {TlsFix}";
        using TcpClient client = await Connected(gateway, limit);
        await using NetworkStream stream = client.GetStream();
        return await WithToken(stream, security, limit);
    }

    private static async Task<string> WithToken(Stream stream, ConnectionSecurity security, CancellationToken limit)
    {
        if (security.Token.Length > 0)
            return await TokenExchange.Show(new Pipe(PipeReader.Create(stream), PipeWriter.Create(stream)), security.Token, limit);
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(limit);
        soon.CancelAfter(GreetingPatience);
        byte[] said = new byte[TokenExchange.Greeting.Length];
        try
        {
            int read = await stream.ReadAtLeastAsync(said, said.Length, throwOnEndOfStream: false, soon.Token);
            return Encoding.ASCII.GetString(said, 0, read) == TokenExchange.Greeting
                ? $"it asks for a token, and this client has none; {TokenExchange.Fix}"
                : "";
        }
        catch (OperationCanceledException)
        {
            return ""; // Orleans says nothing before it is spoken to
        }
    }

    private static async Task<bool> WantsTls(IPEndPoint gateway, CancellationToken limit)
    {
        using TcpClient client = await Connected(gateway, limit);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsClientAsync(OptionsOf("", (_, _) => true), limit);
            return true;
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return false;
        }
    }

    private static SslClientAuthenticationOptions OptionsOf(
        string name, Func<System.Security.Cryptography.X509Certificates.X509Certificate?, SslPolicyErrors, bool> accepts) => new()
        {
            TargetHost = name,
            RemoteCertificateValidationCallback = (_, shown, _, errors) => accepts(shown, errors),
        };

    private static async Task<TcpClient> Connected(IPEndPoint gateway, CancellationToken limit)
    {
        var client = new TcpClient();
        try
        {
            await client.ConnectAsync(gateway, limit);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    private sealed record Pipe(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}

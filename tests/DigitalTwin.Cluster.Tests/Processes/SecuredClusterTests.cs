using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using DigitalTwin.Silo.Security;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>
/// Silos with TLS and a token, over a Redis with a password and TLS. Who has the wrong password, token or certificate, or speaks in plain,
/// is refused in words: what is wrong, and what to do.
/// </summary>
public sealed class SecuredClusterTests : ProcessTests, IDisposable
{
    private const int Ticks = 24;
    private const string Password = "a-long-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-secured-").FullName;

    [Fact]
    public async Task A_run_over_redis_with_password_and_tls_on_silos_with_tls_and_a_token()
    {
        DevelopmentCertificate files = await Files("tls");
        using RedisServer redis = Guarded(files, out int port);
        string address = $"localhost:{port},ssl=true";
        (string, string)[] known = [("TWIN_REDIS_CA", files.Authority), ("TWIN_REDIS_PASSWORD", Password)];
        using TwinProgram first = Silo("silo-1", address, files, known), second = Silo("silo-2", address, files, known);
        await first.AwaitText("is ready at");
        await second.AwaitText("is ready at");
        (string, string)[] client = [.. known, ("TWIN_TLS_CA", files.Authority), ("TWIN_CLUSTER_TOKEN_FILE", files.Token)];

        using TwinProgram run = await Run(address, client);

        Assert.True(run.ExitCode == 0, run.Errors + first.Errors + second.Errors);
        Assert.Equal(
            RunRecorder.Run(Trial.Of("two-zones"), Ticks).Hashes[^1].ToString(),
            JsonDocument.Parse(run.Output).RootElement.GetProperty("hash").GetString());
        Assert.DoesNotContain(Password, first.Errors + run.Errors);

        string token = await File.ReadAllTextAsync(files.Token, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(token.Trim(), first.Errors + second.Errors + run.Errors);
        await Refused(address, [.. known, ("TWIN_TLS_CA", files.Authority), ("TWIN_CLUSTER_TOKEN", "another-token-than-theirs")],
            "the token is not that of the cluster; set TWIN_CLUSTER_TOKEN or TWIN_CLUSTER_TOKEN_FILE to the token of the silos");
        await Refused(address, [.. known, ("TWIN_TLS_CA", files.Authority)], "it asks for a token, and this client has none");
        await Refused(address, known, "it speaks TLS, and this client does not; for clients, set TWIN_TLS_CA to the file of the authority");
        DevelopmentCertificate other = await Files("other");
        await Refused(address, [.. known, ("TWIN_TLS_CA", other.Authority), ("TWIN_CLUSTER_TOKEN_FILE", files.Token)],
            "its certificate is signed by CN=digitaltwin development authority, which is not trusted");
        await Refused(address, [("TWIN_REDIS_CA", files.Authority), ("TWIN_REDIS_PASSWORD", "wrong")],
            "refuses the user or the password; give the right ones");
        await Refused(address, [("TWIN_REDIS_CA", other.Authority), ("TWIN_REDIS_PASSWORD", Password)],
            "is not trusted: its certificate is signed by");
        Assert.Contains("A client at 127.0.0.1 is refused: ", first.Errors + second.Errors);
    }

    [Fact]
    public async Task A_silo_that_redis_refuses_says_why()
    {
        DevelopmentCertificate files = await Files("tls");
        using RedisServer redis = Guarded(files, out int port);
        await SiloRefused($"localhost:{port},ssl=true", [("TWIN_REDIS_CA", files.Authority)], "wants a password, and none was given");
        await SiloRefused($"localhost:{port},ssl=true", [("TWIN_REDIS_CA", files.Authority), ("TWIN_REDIS_PASSWORD", "wrong")],
            "refuses the user or the password");
        await SiloRefused(redis.Endpoint, [("TWIN_REDIS_PASSWORD", "wrong")], "refuses the user or the password");
        await SiloRefused($"{redis.Endpoint},ssl=true", [("TWIN_REDIS_PASSWORD", Password)], "speaks without TLS at this port");
        await SiloRefused($"localhost:{port},ssl=true", [("TWIN_REDIS_PASSWORD", Password)], "which is not trusted");
    }

    [Fact]
    public async Task Silos_with_another_token_certificate_or_none_do_not_reach_each_other()
    {
        DevelopmentCertificate files = await Files("tls"), other = await Files("other");
        using var redis = new RedisServer();
        using TwinProgram silo = Silo("silo-1", redis.Endpoint, files, []);
        await silo.AwaitText("is ready at");
        using TwinProgram strange = Silo("silo-2", redis.Endpoint, other, []);
        await strange.AwaitText("A silo is not trusted: its certificate is signed by");
        using TwinProgram plain = Silo("silo-3", redis.Endpoint, null, []);
        await silo.AwaitText("A silo at 127.0.0.1 is refused: it speaks without TLS");
        using TwinProgram tokenless = Silo("silo-4", redis.Endpoint, files with { Token = other.Token }, []);
        await tokenless.AwaitText("refuses this one: the token is not that of the cluster");
    }

    [Fact]
    public async Task A_silo_with_an_expired_certificate_does_not_start_and_says_so()
    {
        DevelopmentCertificate expired = Expired();
        using var redis = new RedisServer();
        using TwinProgram silo = Silo("silo-1", redis.Endpoint, expired, []);

        Assert.Equal(2, await silo.End());
        Assert.Contains("silo-1.yaml:5: tls_certificate: ", silo.Errors);
        Assert.Contains("its certificate expired at 2020-02-01 00:00:00 UTC; give it a new one", silo.Errors);
    }

    [Fact]
    public async Task A_client_refuses_a_silo_whose_certificate_has_expired_and_says_so()
    {
        DevelopmentCertificate expired = Expired();
        using var gateway = new TcpListener(IPAddress.Loopback, 0);
        gateway.Start();
        Task served = Serve(gateway, expired);
        string port = ((IPEndPoint)gateway.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

        using TwinProgram status = TwinProgram.BeginIn(
            _folder, [("TWIN_TLS_CA", expired.Authority)], "status", "--cluster", "--gateway", port);

        Assert.Equal(1, await status.End());
        Assert.Contains("its certificate expired at 2020-02-01 00:00:00 UTC; give it a new one", status.Errors);
        gateway.Stop();
        await served;
    }

    [Fact]
    public async Task A_cluster_of_up_is_secured_by_an_option_and_clients_of_this_machine_find_it()
    {
        (string, string)[] state = [("TWIN_STATE", Path.Combine(_folder, "state"))];
        using TwinProgram up = TwinProgram.BeginIn(
            _folder, state, "up", "--scenario", "two-zones", "--silos", "2", "--tls", "--out", "mine",
            "--address", $"http://127.0.0.1:{LoopbackPorts.Free()}");
        await up.AwaitText("`twin status --cluster` shows them");

        using TwinProgram run = TwinProgram.BeginIn(
            _folder, state, "run", "two-zones", "--cluster", "--seed", "1", "--ticks", $"{Ticks}", "--json");

        Assert.True(await run.End() == 0, run.Errors + up.Errors);
        Assert.Equal(
            RunRecorder.Run(Trial.Of("two-zones"), Ticks).Hashes[^1].ToString(),
            JsonDocument.Parse(run.Output).RootElement.GetProperty("hash").GetString());
        Assert.Contains("token_file: ", await File.ReadAllTextAsync(
            Path.Combine(_folder, "mine", "silo-1.yaml"), TestContext.Current.CancellationToken));
        await up.Signal("INT");
        await up.End();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Speaks TLS with an expired certificate to whoever connects, as a silo would.</summary>
    private static async Task Serve(TcpListener gateway, DevelopmentCertificate files)
    {
        using var pem = X509Certificate2.CreateFromPemFile(files.Certificate, files.Key);
        while (true)
        {
            try
            {
                using TcpClient client = await gateway.AcceptTcpClientAsync();
                await using var tls = new SslStream(client.GetStream());
                await tls.AuthenticateAsServerAsync(pem);
            }
            catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
            {
                // the client does not trust it
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private DevelopmentCertificate Expired() => DevelopmentCertificate.Write(
        Path.Combine(_folder, "expired"), ConnectionSecurity.StandardName,
        new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2020, 2, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>The files as the command makes them.</summary>
    private async Task<DevelopmentCertificate> Files(string name)
    {
        string folder = Path.Combine(_folder, name);
        using TwinProgram made = await TwinProgram.Run("cluster", "certificate", folder);
        Assert.True(made.ExitCode == 0, made.Errors);
        Assert.Contains($"TWIN_TLS_CA={folder}/ca.pem", made.Output);
        return new DevelopmentCertificate(
            Path.Combine(folder, "ca.pem"),
            Path.Combine(folder, "silo.pem"),
            Path.Combine(folder, "silo.key"),
            Path.Combine(folder, "token"));
    }

    private static RedisServer Guarded(DevelopmentCertificate files, out int port)
    {
        port = LoopbackPorts.Free();
        return RedisServer.With(
            "--requirepass", Password, "--tls-port", port.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", files.Certificate,
            "--tls-key-file", files.Key, "--tls-auth-clients", "no", "--tls-ca-cert-file", files.Authority);
    }

    private TwinProgram Silo(string name, string redis, DevelopmentCertificate? files, (string, string)[] variables)
    {
        string file = Path.Combine(_folder, name + ".yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: {name}
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            redis: {redis}
            tls_certificate: {files?.Certificate}
            tls_key: {files?.Key}
            tls_ca: {files?.Authority}
            token_file: {files?.Token}
            """));
        return TwinProgram.BeginIn(_folder, variables, "silo", "--config", file);
    }

    private static async Task<TwinProgram> Run(string redis, (string, string)[] variables)
    {
        TwinProgram run = TwinProgram.BeginIn(
            Path.GetTempPath(), variables,
            "run", "two-zones", "--cluster", "--redis", redis, "--seed", "1", "--ticks", $"{Ticks}", "--json");
        await run.End();
        return run;
    }

    private static async Task Refused(string redis, (string, string)[] variables, string why)
    {
        using TwinProgram run = await Run(redis, variables);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(why, run.Errors);
        Assert.DoesNotContain("   at ", run.Errors);
    }

    private async Task SiloRefused(string redis, (string, string)[] variables, string why)
    {
        using TwinProgram silo = Silo("refused", redis, null, variables);
        Assert.Equal(1, await silo.End());
        Assert.Contains(why, silo.Errors);
        Assert.DoesNotContain("   at ", silo.Errors);
        Assert.DoesNotContain(Password, silo.Errors);
    }
}

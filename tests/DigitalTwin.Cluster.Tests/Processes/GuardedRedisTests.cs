using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Testing.Worlds;
using DigitalTwin.Viewer.Hosting;

namespace DigitalTwin.Cluster.Tests.Processes;

/// <summary>A Redis with a user and a password, with TLS, or behind Sentinel; secrets stand in no file of ours and in no log.</summary>
public sealed class GuardedRedisTests : ProcessTests, IDisposable
{
    private const int Ticks = 24;
    private const string Secret = "a#secret";

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-guarded-").FullName;

    [Fact]
    public async Task A_user_and_a_password_come_from_a_file_or_from_the_environment()
    {
        using var redis = RedisServer.With("--user", "default", "off", "--user", "twin", "on", ">" + Secret, "~*", "&*", "+@all");
        string file = Path.Combine(_folder, "password");
        await File.WriteAllTextAsync(file, Secret + "\n", TestContext.Current.CancellationToken);
        string address = redis.Endpoint + ",user=twin";
        using TwinProgram silo = BeginSilo(address, [], $"redis_password_file: {file}");

        await AssertRuns(silo, address, ("TWIN_REDIS_PASSWORD", Secret));
        await AssertRuns(silo, redis.Endpoint, ("TWIN_REDIS_USER", "twin"), ("TWIN_REDIS_PASSWORD_FILE", file));
        await AssertRuns(silo, $"{address},password={Secret}");
        using TwinProgram nobody = await TwinProgram.Run("status", "--cluster", "--redis", address);
        Assert.Equal(1, nobody.ExitCode);
        Assert.DoesNotContain(Secret, silo.Errors + nobody.Errors);
    }

    [Fact]
    public async Task Connections_are_encrypted_when_the_address_says_so()
    {
        (string certificate, string key) = Certificate();
        int port = LoopbackPorts.Free();
        using var redis = RedisServer.With(
            "--tls-port", port.ToString(CultureInfo.InvariantCulture), "--tls-cert-file", certificate, "--tls-key-file", key,
            "--tls-auth-clients", "no", "--tls-ca-cert-file", certificate);
        string address = $"localhost:{port},ssl=true";
        (string, string) trusted = ("TWIN_REDIS_CA", certificate);
        using TwinProgram silo = BeginSilo(address, [trusted]);

        await AssertRuns(silo, address, trusted);
    }

    [Fact]
    public async Task Sentinel_says_where_redis_is()
    {
        using var redis = new RedisServer();
        int port = LoopbackPorts.Free();
        string file = Path.Combine(_folder, "sentinel.conf");
        await File.WriteAllTextAsync(
            file,
            $"bind 127.0.0.1\nport {port}\ndir {_folder}\nsentinel monitor twins 127.0.0.1 {redis.Port} 1\n",
            TestContext.Current.CancellationToken);
        using var sentinel = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "redis-server", [file, "--sentinel", "--logfile", Path.Combine(_folder, "sentinel.log")]))!;
        try
        {
            string address = $"127.0.0.1:{port},serviceName=twins";
            using TwinProgram silo = BeginSilo(address, []);
            await AssertRuns(silo, address);
        }
        finally
        {
            sentinel.Kill();
            await sentinel.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TwinProgram BeginSilo(string redis, (string, string)[] variables, string further = "")
    {
        string file = Path.Combine(_folder, "silo-1.yaml");
        File.WriteAllText(file, string.Create(CultureInfo.InvariantCulture, $"""
            name: silo-1
            silo_port: {LoopbackPorts.Free()}
            gateway_port: {LoopbackPorts.Free()}
            redis: {redis}
            {further}
            """));
        return TwinProgram.BeginIn(_folder, variables, "silo", "--config", file);
    }

    private static async Task AssertRuns(TwinProgram silo, string redis, params (string, string)[] variables)
    {
        await silo.AwaitText("is ready at");
        using TwinProgram run = TwinProgram.BeginIn(
            Path.GetTempPath(), variables,
            "run", "two-zones", "--cluster", "--redis", redis, "--seed", "1", "--ticks", $"{Ticks}", "--json");
        Assert.True(await run.End() == 0, run.Errors + silo.Errors);
        string expected = RunRecorder.Run(Trial.Of("two-zones"), Ticks).Hashes[^1].ToString();
        Assert.Equal(expected, JsonDocument.Parse(run.Output).RootElement.GetProperty("hash").GetString());
        using TwinProgram status = TwinProgram.BeginIn(Path.GetTempPath(), variables, "status", "--cluster", "--redis", redis);
        Assert.True(await status.End() == 0, status.Errors);
        Assert.Contains("silo-1: running", status.Output);
        Assert.DoesNotContain(Secret, status.Output + status.Errors);
    }

    /// <summary>A certificate of our own for localhost.</summary>
    private (string Certificate, string Key) Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        string certificateFile = Path.Combine(_folder, "redis.crt"), keyFile = Path.Combine(_folder, "redis.key");
        File.WriteAllText(certificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem());
        return (certificateFile, keyFile);
    }
}

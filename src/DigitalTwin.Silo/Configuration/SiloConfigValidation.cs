using DigitalTwin.Silo.Security;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Silo.Configuration;

/// <summary>
/// What must hold of a silo's configuration as a whole, however it was made: checked where it is read, with file and line, and when the
/// host starts.
/// </summary>
public sealed class SiloConfigValidation : IValidateOptions<SiloConfig>
{
    /// <summary>What Orleans' hosting for Kubernetes reads of the pod.</summary>
    internal static readonly string[] Pod = ["POD_NAME", "POD_NAMESPACE", "POD_IP", "ORLEANS_SERVICE_ID", "ORLEANS_CLUSTER_ID"];

    /// <summary>Has a host check its configuration when it starts.</summary>
    public static void AddTo(IServiceCollection services, SiloConfig config)
    {
        services.AddSingleton<IOptionsFactory<SiloConfig>>(provider =>
            new Given(config, provider.GetServices<IValidateOptions<SiloConfig>>()));
        services.AddSingleton<IValidateOptions<SiloConfig>, SiloConfigValidation>();
        services.AddOptions<SiloConfig>().ValidateOnStart();
    }

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, SiloConfig options)
    {
        string[] faults = [.. Faults(options).Select(fault => fault.Fault)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>What does not hold: the field, and a sentence that begins with it and ends with the fix.</summary>
    internal static IEnumerable<(string Field, string Fault)> Faults(SiloConfig config)
    {
        (string Field, int Port, string Owner)[] ports =
        [
            ("silo_port", config.SiloPort, "the silo's own port"), ("gateway_port", config.GatewayPort, "the clients' port"),
            ("health_port", config.HealthPort, "the port of the health endpoints"), ("dashboard_port", config.DashboardPort, ""),
        ];
        for (int i = 1; i < ports.Length; i++)
        {
            if (ports[i].Port > 0 && ports[..i].FirstOrDefault(other => other.Port == ports[i].Port) is { Owner: string owner })
                yield return (ports[i].Field, $"{ports[i].Field}: {ports[i].Port} is {owner}; give each its own.");
        }

        if (config.Redis.Length == 0 && config.ExpectedSilos > 1)
            yield return (
                "expected_silos",
                $"expected_silos: {config.ExpectedSilos} silos need Redis to find each other; set redis: host:port.");
        if (config.TlsCertificate.Length == 0 && config.TlsCa.Length + config.TlsKey.Length > 0)
            yield return (
                config.TlsCa.Length > 0 ? "tls_ca" : "tls_key",
                "tls_certificate: is left out, so that nothing would be encrypted; name the silo's certificate, or leave out tls_ca and "
                    + "tls_key.");
        if (config.TlsCertificate.Length > 0 && SiloCertificate.FaultOf(config.TlsCertificate, config.TlsKey) is { Length: > 0 } fault)
            yield return ("tls_certificate", $"tls_certificate: {config.TlsCertificate}: {fault}.");
        if (FaultOfToken(config) is string token)
            yield return ("token_file", token);
        if (config.Kubernetes
            && Pod.Where(name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))).ToArray() is { Length: > 0 } none)
            yield return (
                "kubernetes",
                $"kubernetes: on wants {string.Join(", ", none)} in the environment, which pods of deploy/kubernetes/silos.yaml have; "
                    + "outside Kubernetes set it to off.");
    }

    private static string? FaultOfToken(SiloConfig config)
    {
        try
        {
            config.Security();
            return null;
        }
        catch (IOException e)
        {
            return e.Message;
        }
    }

    /// <summary>The configuration was read before there was a host: its ports are those of the host.</summary>
    private sealed class Given(SiloConfig config, IEnumerable<IValidateOptions<SiloConfig>> validations)
        : OptionsFactory<SiloConfig>([], [], validations)
    {
        protected override SiloConfig CreateInstance(string name) => config;
    }
}

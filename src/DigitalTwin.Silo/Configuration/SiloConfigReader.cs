using System.Text.RegularExpressions;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Silo.Configuration;

/// <summary>Reads a silo's configuration: lines <c>field: value</c>, with comments after <c>#</c>.</summary>
public static partial class SiloConfigReader
{
    private const int MostBytes = 100_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="SiloConfigException">It is missing or wrong.</exception>
    public static SiloConfig Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new SiloConfigException($"{path}: there is no such file; silo-config/ holds one a silo.");
        if (file.Length > MostBytes)
            throw new SiloConfigException($"{path}: {file.Length} bytes are no configuration; silo-config/ holds one a silo.");
        return Parse(path, File.ReadAllLines(path));
    }

    /// <summary>Reads the lines of a file.</summary>
    /// <exception cref="SiloConfigException">Something is wrong.</exception>
    public static SiloConfig Parse(string path, IReadOnlyList<string> lines)
    {
        var findings = new List<string>();
        var seen = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var config = new SiloConfig();
        for (int i = 0; i < lines.Count; i++)
        {
            string line = Comment().Replace(lines[i], "").Trim();
            if (line.Length == 0)
                continue;
            if (Take(config, line, i + 1, seen) is (SiloConfig next, null))
                config = next;
            else
                findings.Add($"{path}:{i + 1}: {Take(config, line, i + 1, seen).Fault}");
        }

        if (findings.Count == 0)
            findings.AddRange(SharedPorts(config).Select(port => $"{path}:{seen.GetValueOrDefault(port.Field, 1)}: {port.Fault}"));
        if (config.Redis.Length == 0 && config.ExpectedSilos > 1 && findings.Count == 0)
            findings.Add($"{path}:{seen["expected_silos"]}: expected_silos: {config.ExpectedSilos} silos need Redis to find each other; "
                + "set redis: host:port.");
        return findings.Count == 0 ? config : throw new SiloConfigException(string.Join(Environment.NewLine, findings));
    }

    /// <summary>A value may hold the sign that begins a comment, such as a password: then no blank is before it.</summary>
    [GeneratedRegex(@"(?:^|\s)#.*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    private static IEnumerable<(string Field, string Fault)> SharedPorts(SiloConfig config)
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
    }

    private static (SiloConfig? Config, string? Fault) Take(
        SiloConfig config, string line, int number, SortedDictionary<string, int> seen)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
            return (null, $"expected `field: value`, found `{line}`.");
        string name = line[..colon].Trim();
        string value = line[(colon + 1)..].Trim().Trim('"');
        ConfigField? field = ConfigField.All.FirstOrDefault(candidate => candidate.Name == name);
        if (field is null)
        {
            string[] known = [.. ConfigField.All.Select(candidate => candidate.Name)];
            return (null, $"{name}: there is no such field. {Suggestion.For(name, known, $"The fields are {string.Join(", ", known)}.")}");
        }

        if (seen.TryGetValue(name, out int before) && before != number)
            return (null, $"{name}: is given already in line {before}; keep one.");
        seen[name] = number;
        return value.Length == 0 ? (config, null) // its standard value
            : field.Set(config, value) is SiloConfig next ? (next, null)
            : (null, $"{name}: wants {field.Wanted}; found {RedisAddress.WithoutSecrets(value)}.");
    }
}

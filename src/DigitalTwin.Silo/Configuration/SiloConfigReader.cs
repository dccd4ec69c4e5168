using System.Collections;
using System.Text.RegularExpressions;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Silo.Configuration;

/// <summary>
/// Reads a silo's configuration: lines <c>field: value</c>, with comments after <c>#</c>. The environment comes after the file:
/// <c>TWIN_SILO_NAME</c> sets <c>name</c>, so that silos can share one file.
/// </summary>
public static partial class SiloConfigReader
{
    /// <summary>What the environment variables of fields begin with.</summary>
    public const string Prefix = "TWIN_SILO_";

    private const int MostBytes = 100_000;

    /// <summary>Reads a file and the environment.</summary>
    /// <exception cref="SiloConfigException">Something is missing or wrong.</exception>
    public static SiloConfig Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new SiloConfigException($"{path}: there is no such file; silo-config/ holds one a silo.");
        if (file.Length > MostBytes)
            throw new SiloConfigException($"{path}: {file.Length} bytes are no configuration; silo-config/ holds one a silo.");
        return Parse(path, File.ReadAllLines(path), Environment.GetEnvironmentVariables());
    }

    /// <summary>Reads the lines of a file, and variables.</summary>
    /// <param name="path">Path of the file, for findings.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="environment">Variables with their values; null for none.</param>
    /// <exception cref="SiloConfigException">Something is wrong.</exception>
    public static SiloConfig Parse(string path, IReadOnlyList<string> lines, IDictionary? environment = null)
    {
        var reading = new Reading();
        for (int i = 0; i < lines.Count; i++)
        {
            string line = Comment().Replace(lines[i], "").Trim();
            if (line.Length > 0)
                reading.TakeLine(line, path, i + 1);
        }

        foreach (DictionaryEntry variable in environment ?? new Hashtable())
        {
            if (variable is { Key: string name, Value: string { Length: > 0 } value } && name.StartsWith(Prefix, StringComparison.Ordinal))
                reading.TakeVariable(name, value);
        }

        reading.Complete(path);
        return reading.Findings.Count == 0
            ? reading.Config
            : throw new SiloConfigException(string.Join(Environment.NewLine, reading.Findings));
    }

    /// <summary>A value may hold the sign that begins a comment, such as a password: then no blank is before it.</summary>
    [GeneratedRegex(@"(?:^|\s)#.*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    /// <summary>What was read so far, and where each field was given.</summary>
    private sealed class Reading
    {
        private readonly SortedDictionary<string, string> _places = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, int> _lines = new(StringComparer.Ordinal);

        public SiloConfig Config { get; private set; } = new();

        public List<string> Findings { get; } = [];

        public void TakeLine(string line, string path, int number)
        {
            string place = $"{path}:{number.ToString(CultureInfo.InvariantCulture)}";
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1)
            {
                Findings.Add($"{place}: expected `field: value`, found `{line}`.");
                return;
            }

            string name = line[..colon].Trim();
            if (_lines.TryGetValue(name, out int before))
                Findings.Add($"{place}: {name}: is given already in line {before}; keep one.");
            else
                Take(name, line[(colon + 1)..].Trim().Trim('"'), place);
            _lines.TryAdd(name, number);
        }

        public void TakeVariable(string variable, string value) => Take(variable[Prefix.Length..].ToLowerInvariant(), value, variable);

        /// <summary>Looks at the whole, where each field is right.</summary>
        public void Complete(string path)
        {
            if (Findings.Count == 0)
                Findings.AddRange(SiloConfigValidation.Faults(Config)
                    .Select(fault => $"{_places.GetValueOrDefault(fault.Field, $"{path}:1")}: {fault.Fault}"));
        }

        private void Take(string name, string value, string place)
        {
            ConfigField? field = ConfigField.All.FirstOrDefault(candidate => candidate.Name == name);
            if (field is null)
            {
                string[] known = [.. ConfigField.All.Select(candidate => candidate.Name)];
                string fix = Suggestion.For(name, known, $"The fields are {string.Join(", ", known)}.");
                Findings.Add($"{place}: {name}: there is no such field. {fix}");
                return;
            }

            _places[name] = place;
            if (value.Length == 0)
                return; // its standard value
            if (field.Set(Config, value) is SiloConfig next)
                Config = next;
            else
                Findings.Add($"{place}: {name}: wants {field.Wanted}; found {RedisAddress.WithoutSecrets(value)}.");
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>
/// Faults that a text replaced, added or written makes, as tables of cases in Fixtures/broken: what is done to the valid scenario, and
/// the one finding that must come of it.
/// </summary>
public sealed class TabledFaults
{
    private static readonly JsonSerializerOptions Format =
        new() { PropertyNameCaseInsensitive = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private static readonly SortedDictionary<string, Entry> Cases = Read();

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault)
    {
        Entry entry = Cases[fault];
        int colon = entry.At.LastIndexOf(':');
        int line = int.Parse(entry.At[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        Severity severity = entry.Severity == "warning" ? Severity.Warning : Severity.Error;
        new BrokenCase(entry.Break, entry.At[..colon], line, entry.Field, entry.Rule, entry.Problem, entry.Fix, severity, entry.Over)
            .Check();
    }

    private static SortedDictionary<string, Entry> Read()
    {
        SortedDictionary<string, Entry> cases = new(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "broken"), "*.json"))
        {
            foreach (Entry entry in JsonSerializer.Deserialize<Entry[]>(File.ReadAllText(file), Format)!)
                cases.Add($"{Path.GetFileNameWithoutExtension(file)}: {entry.Case}", entry);
        }

        return cases;
    }

    private sealed record Entry(
        string Case, string? Over, string[][] Do, string At, string Field, string Rule, string Problem, string Fix, string? Severity)
    {
        public void Break(ScenarioFolder folder)
        {
            foreach (string[] step in Do)
            {
                _ = step switch
                {
                    ["replace", string file, string before, string after] => folder.Replace(file, before, after),
                    ["append", string file, string line] => folder.Append(file, line),
                    ["write", string file, string text] => folder.Write(file, text),
                    ["delete", string file] => folder.Delete(file),
                    _ => throw new InvalidDataException($"The case {Case} has a step that is none: {string.Join(", ", step)}."),
                };
            }
        }
    }
}

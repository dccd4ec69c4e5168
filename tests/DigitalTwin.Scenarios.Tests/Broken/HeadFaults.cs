using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Faults of scenario.yaml.</summary>
public sealed class HeadFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a missing field"] = new(
            f => f.Replace("scenario.yaml", "question: Does the loader find the fault?\n", ""),
            "valid/scenario.yaml", 0, "question", "missing-field",
            "The field question is missing.",
            "Add `question: ...`. The question that a run of the scenario answers."),
        ["a misspelt field"] = new(
            f => f.Replace("scenario.yaml", "tick_hours: 1", "tick_hour: 1"),
            "valid/scenario.yaml", 7, "tick_hour", "unknown-field",
            "There is no field tick_hour.",
            "Did you mean tick_hours?"),
        ["a start that is not in the calendar"] = new(
            f => f.Replace("scenario.yaml", "2025-01-01", "2025-13-01"),
            "valid/scenario.yaml", 5, "start", "bad-date",
            "2025-13-01 is not a day of the calendar.",
            "Write the date as yyyy-MM-dd, such as 2025-01-31."),
        ["a negative seed"] = new(
            f => f.Replace("scenario.yaml", "seed: 7", "seed: -7"),
            "valid/scenario.yaml", 6, "seed", "out-of-range",
            "-7 is outside the range at least 0 and at most 9007199254740992.",
            "Write a value at least 0 and at most 9007199254740992."),
        ["a tick of two hours"] = new(
            f => f.Replace("scenario.yaml", "tick_hours: 1", "tick_hours: 2"),
            "valid/scenario.yaml", 7, "tick_hours", "out-of-range",
            "2 is outside the range at least 1 and at most 1 (h).",
            "Write a value at least 1 and at most 1 (h)."),
        ["a name that is not the folder's"] = new(
            f => f.Replace("scenario.yaml", "name: valid", "name: other"),
            "valid/scenario.yaml", 1, "name", "name-differs",
            "The scenario other lies in the folder valid.",
            "Give folder and scenario one name: other scenarios refer to it by the folder's.", Severity.Warning),
        ["a field that is a list"] = new(
            f => f.Replace("scenario.yaml", "seed: 7", "seed: [7, 8]"),
            "valid/scenario.yaml", 6, "seed", "bad-yaml",
            "seed is not a single value.",
            "Write `seed: value`."),
        ["a field twice"] = new(
            f => f.Replace("scenario.yaml", "seed: 7", "seed: 7\nseed: 8"),
            "valid/scenario.yaml", 7, "", "bad-yaml",
            "The key seed is there twice.",
            "Keep one of the two."),
        ["an empty scenario.yaml"] = new(
            f => f.Write("scenario.yaml", ""),
            "valid/scenario.yaml", 0, "", "bad-yaml",
            "The file is empty.",
            "Write at least name, title, question and start."),
        ["a list instead of fields"] = new(
            f => f.Write("scenario.yaml", "- valid\n"),
            "valid/scenario.yaml", 1, "", "bad-yaml",
            "The file is not a map of fields.",
            "Write lines such as `name: my-scenario`."),
        ["a second document"] = new(
            f => f.Append("scenario.yaml", "---\nname: other"),
            "valid/scenario.yaml", 8, "", "bad-yaml",
            "The file holds a second document.",
            "Keep one; take the line of dashes out."),
        ["a colon in a text without quotes"] = new(
            f => f.Replace("scenario.yaml", "title: A scenario", "title: A: scenario"),
            "valid/scenario.yaml", 2, "", "bad-yaml",
            "The text is not YAML.",
            "Check the indentation, put a space after each colon, and put quotes round text that holds a colon."),
        ["an alias"] = new(
            f => f.Replace("scenario.yaml", "title: A scenario without faults", "title: *other"),
            "valid/scenario.yaml", 2, "", "bad-yaml",
            "Aliases (a name after *) are not supported.",
            "Write the value out."),
        ["endless nesting"] = new(
            f => f.Append("scenario.yaml", "changes: " + new string('[', 100_000)),
            "valid/scenario.yaml", 8, "", "bad-yaml",
            "The text is nested too deeply.",
            "Nest at most 16 levels."),
        ["bytes that are not text"] = new(
            f => f.Write("scenario.yaml", [110, 97, 109, 101, 58, 32, 0xE9, 10]),
            "valid/scenario.yaml", 1, "", "wrong-encoding",
            "The file holds bytes that are not UTF-8.",
            "Save it as UTF-8; it is probably Latin-1 or a spreadsheet's own encoding."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}

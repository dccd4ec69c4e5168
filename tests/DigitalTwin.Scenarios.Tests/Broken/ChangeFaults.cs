namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Changes that cannot be applied as they stand.</summary>
public sealed class ChangeFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["an unknown table"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: fleet, where: all, set: {unit_mw: 1}}"),
            "valid/scenario.yaml", 9, "table", "unknown-table",
            "There is no table fleet.",
            "Did you mean fleets?"),
        ["an unknown column"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all, multiply: {forward: 2}}"),
            "valid/scenario.yaml", 9, "forward", "unknown-column",
            "The table lines has no column forward that can change.",
            "Did you mean forward_mw?"),
        ["a condition that nothing meets"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: fuel_prices, where: {zone: NORTH, fuel: gas}, multiply: {usd_mmbtu: 2}}"),
            "valid/scenario.yaml", 9, "where", "change-matches-nothing",
            "No row of fuel_prices meets all conditions.",
            "Loosen the conditions; each is met by some row alone."),
        ["a misspelt value"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: fuel_prices, where: {fuel: [gas, neclear]}, multiply: {usd_mmbtu: 2}}"),
            "valid/scenario.yaml", 9, "fuel", "change-matches-nothing",
            "No row of fuel_prices has fuel neclear.",
            "Did you mean nuclear?"),
        ["an unknown condition"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: {contry: BB}, multiply: {forward_mw: 2}}"),
            "valid/scenario.yaml", 9, "contry", "unknown-column",
            "Rows of lines have no contry, and neither have the rows they refer to.",
            "Did you mean country?"),
        ["a condition with two meanings"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: {country: BB}, multiply: {forward_mw: 2}}"),
            "valid/scenario.yaml", 9, "country", "ambiguous-column",
            "country can be that of from, to.",
            "Use from, to themselves."),
        ["a change of a key"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all, set: {id: X}}"),
            "valid/scenario.yaml", 9, "id", "bad-change",
            "id is part of the key of lines.",
            "Keys do not change: remove the row in a table of this scenario and add another."),
        ["a text that is multiplied"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all, multiply: {type: 2}}"),
            "valid/scenario.yaml", 9, "type", "bad-change",
            "type is not a number.",
            "Use set."),
        ["a factor that is no number"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all, multiply: {forward_mw: twice}}"),
            "valid/scenario.yaml", 9, "forward_mw", "bad-number",
            "twice is not a number.",
            "Write a number with a point, such as 1.5."),
        ["a change without rows"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, multiply: {forward_mw: 2}}"),
            "valid/scenario.yaml", 9, "where", "bad-change",
            "The change does not say which rows it is for.",
            "Write where: {column: value}, or where: all for every row."),
        ["a change that does nothing"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all}"),
            "valid/scenario.yaml", 9, "set", "bad-change",
            "The change does nothing.",
            "Give exactly one of set, multiply and add; write several changes for several."),
        ["a change that does two things"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: lines, where: all, add: {forward_mw: 1}, multiply: {forward_mw: 2}}"),
            "valid/scenario.yaml", 9, "set", "bad-change",
            "The change does several things at once.",
            "Give exactly one of set, multiply and add; write several changes for several."),
        ["a change without a table"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {where: all, add: {forward_mw: 1}}"),
            "valid/scenario.yaml", 9, "table", "bad-change",
            "The change names no table.",
            "Write {table: lines, where: {id: A>B}, multiply: {forward_mw: 2}}."),
        ["a change that is a word"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - double"),
            "valid/scenario.yaml", 9, "changes", "bad-change",
            "An entry under changes is not a map.",
            "Write {table: lines, where: {id: A>B}, multiply: {forward_mw: 2}}."),
        ["a change of a cell that is empty"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: fleets, where: {id: SOUTH/solar}, multiply: {unit_mw: 2}}"),
            "valid/scenario.yaml", 9, "unit_mw", "nothing-to-change",
            "The row SOUTH/solar has no unit_mw.",
            "Use set, or narrow the conditions."),
        ["a change out of range"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: must_run, where: all, multiply: {min_share: 6}}"),
            "valid/scenario.yaml", 9, "min_share", "out-of-range",
            "1.2000000000000002 is outside the range at least 0 and at most 1 (share).",
            "Write a value at least 0 and at most 1 (share)."),
        ["a change to a zone that is not there"] = new(
            f => f.Append("scenario.yaml", "changes:\n  - {table: fleets, where: {id: SOUTH/solar}, set: {zone: SOUHT}}"),
            "valid/scenario.yaml", 9, "zone", "unknown-reference",
            "zones has no SOUHT.",
            "Did you mean SOUTH?"),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}

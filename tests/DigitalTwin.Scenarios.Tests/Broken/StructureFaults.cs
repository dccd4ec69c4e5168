namespace DigitalTwin.Scenarios.Tests.Broken;

/// <summary>Files and rows that are not what their table asks for.</summary>
public sealed class StructureFaults
{
    private static readonly SortedDictionary<string, BrokenCase> Cases = new(StringComparer.Ordinal)
    {
        ["a misspelt column"] = new(
            f => f.Replace("fleets.csv", "availability_cap", "availabilty_cap"),
            "valid/fleets.csv", 1, "availabilty_cap", "unknown-column",
            "The table fleets has no column availabilty_cap.",
            "Did you mean availability_cap?"),
        ["a column in another currency"] = new(
            f => f.Replace("fuel_prices.csv", "usd_mmbtu", "eur_mmbtu"),
            "valid/fuel_prices.csv", 1, "eur_mmbtu", "unknown-column",
            "The table fuel_prices has no column eur_mmbtu.",
            "Did you mean usd_mmbtu?"),
        ["a column of another world"] = new(
            f => f.Replace("carbon_prices.csv", "zone,usd_t,source", "zone,usd_t,whatsoever_else"),
            "valid/carbon_prices.csv", 1, "whatsoever_else", "unknown-column",
            "The table carbon_prices has no column whatsoever_else.",
            "The columns of carbon_prices are zone, usd_t, source, note, remove."),
        ["a required column left out"] = new(
            f => f.Write("carbon_prices.csv", "zone,source\nNORTH,assumption\nSOUTH,assumption\n"),
            "valid/carbon_prices.csv", 1, "usd_t", "missing-column",
            "The header has no column usd_t, and no layer below gives its values.",
            "Add it."),
        ["a key column left out"] = new(
            f => f.Write("must_run.csv", "months,min_share,source\nall,0.2,assumption\n"),
            "valid/must_run.csv", 1, "fleet", "missing-column",
            "The header has no column fleet, which is part of the key of must_run.",
            "Add it."),
        ["a column twice"] = new(
            f => f.Replace("zones.csv", "country,lat,lon", "country,lat,lat"),
            "valid/zones.csv", 1, "lat", "duplicate-header",
            "The column lat is there twice.",
            "Keep one of the two."),
        ["a column without a name"] = new(
            f => f.Write("carbon_prices.csv", "zone,usd_t,source,\nSOUTH,20,assumption,\n"),
            "valid/carbon_prices.csv", 1, "", "empty-header",
            "Column 4 has no name.",
            "Name the column or take it out."),
        ["a row that is too short"] = new(
            f => f.Replace("zones.csv", "NORTH,North,AA,60,10,", "NORTH,North,AA,60,"),
            "valid/zones.csv", 2, "", "ragged-row",
            "The row has 17 cells and the header 18.",
            "Fill the row up with commas."),
        ["a comma without quotes"] = new(
            f => f.Replace("zones.csv", "NORTH,North,", "NORTH,North, the cold one,"),
            "valid/zones.csv", 2, "", "ragged-row",
            "The row has 19 cells and the header 18.",
            "Put quotes round cells that hold a comma."),
        ["a quote that is never closed"] = new(
            f => f.Replace("zones.csv", "NORTH,North,", "NORTH,\"North,"),
            "valid/zones.csv", 2, "", "bad-quotes",
            "A quote is misplaced or never closed.",
            "Put quotes round a whole cell, and write a quote inside it twice."),
        ["text behind a closing quote"] = new(
            f => f.Replace("zones.csv", "NORTH,North,", "NORTH,\"Nor\"th,"),
            "valid/zones.csv", 2, "", "bad-quotes",
            "A quote is misplaced or never closed.",
            "Put quotes round a whole cell, and write a quote inside it twice."),
        ["a file in Latin-1"] = new(
            f => f.Write(
                "zones.csv",
                System.Text.Encoding.Latin1.GetBytes(f.Read("zones.csv").Replace("South", "S\u00fcd", StringComparison.Ordinal))),
            "valid/zones.csv", 3, "", "wrong-encoding",
            "The file holds bytes that are not UTF-8.",
            "Save it as UTF-8; it is probably Latin-1 or a spreadsheet's own encoding."),
        ["a file in UTF-16"] = new(
            f => f.Write("zones.csv", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes(f.Read("zones.csv"))]),
            "valid/zones.csv", 1, "", "wrong-encoding",
            "The file is UTF-16.",
            "Save it as UTF-8."),
        ["a file that is no text"] = new(
            f => f.Write("waves.csv", [105, 100, 10, 0, 1, 2]),
            "valid/waves.csv", 2, "", "wrong-encoding",
            "The file holds a zero byte: it is not text.",
            "Save it as UTF-8 text."),
        ["semicolons between the cells"] = new(
            f => f.Write("fleets.csv", f.Read("fleets.csv").Replace(',', ';')),
            "valid/fleets.csv", 1, "", "wrong-separator",
            "The columns are not separated by commas.",
            "Save the file with commas between the cells and points in the numbers."),
        ["a key twice"] = new(
            f => f.Append("fuel_prices.csv", "SOUTH,gas,7,assumption"),
            "valid/fuel_prices.csv", 4, "zone", "duplicate-key",
            "The key SOUTH, gas is already on line 3.",
            "Keep one of the two rows."),
        ["a key twice, written differently"] = new(
            f => f.Append("hydro.csv", "NORTH,01,0.3,0.2,assumption"),
            "valid/hydro.csv", 14, "zone", "duplicate-key",
            "The key NORTH, 01 is already on line 2.",
            "Keep one of the two rows."),
        ["a row without its key"] = new(
            f => f.Replace("fab_ai_share.csv", "SOUTH/fab,", ","),
            "valid/fab_ai_share.csv", 2, "fab", "missing-key",
            "The cell is empty and is part of the row's key.",
            "Fill it in."),
        ["an empty file"] = new(
            f => f.Write("waves.csv", ""),
            "valid/waves.csv", 0, "", "empty-file",
            "The file is empty.",
            "Give it a header line, or take the file away."),
        ["a file of 68 MB"] = new(
            f => f.Stretch("waves.csv", 68_000_000),
            "valid/waves.csv", 0, "", "file-too-large",
            "The file has 68,000,000 bytes.",
            "Keep it under 67,108,864 bytes."),
        ["a misspelt file"] = new(
            f => f.Write("zone.csv", "id\n"),
            "valid/zone.csv", 0, "", "unknown-table",
            "There is no table zone.",
            "Did you mean zones?"),
        ["a missing table"] = new(
            f => f.Delete("fleets.csv"),
            "valid/fleets.csv", 0, "", "missing-table",
            "The scenario has no fleets.",
            "Write fleets.csv, or extend a scenario that has it."),
        ["a missing scenario.yaml"] = new(
            f => f.Delete("scenario.yaml"),
            "valid/scenario.yaml", 0, "", "missing-file",
            "The folder has no scenario.yaml.",
            "Write one; docs/explanation/scenarios.md shows how."),
    };

    public static TheoryData<string> Faults => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found_with_place_and_fix(string fault) => Cases[fault].Check();
}

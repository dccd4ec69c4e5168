using FsCheck;
using FsCheck.Fluent;

namespace DigitalTwin.Scenarios.Tests;

/// <summary>Whatever the files hold, loading ends with a result and never with an exception.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Files =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "valid"))
            .Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Oddities =
    [
        "", "NaN", "-1", "1e999", "0", "\"", ",", "\n", "\r", "NORTH", "SOUTH", "true", "2025-01-01", "9999-12-31", "all", ";", "€",
        "\u0001", "99999999999999999999", "-0", "1;2", "storage", "NORTH>SOUTH",
    ];

    private static readonly string[] YamlOddities =
    [
        "", ":", "[", "]", "{", "}", "- ", "&a", "*a", "!!binary", "---", "\t", "'", "|", "changes:", "where: all", "? ", "%YAML", "#",
        "extends: valid",
    ];

    [Fact]
    public void Random_bytes_in_any_file_never_throw() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(), Gen.Choose(0, Files.Length - 1).ToArbitrary(),
            (bytes, file) => LoadsWith(f => f.Write(Files[file], bytes)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Random_bytes_inside_a_good_file_never_throw() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), Position(), (bytes, at) => LoadsWith(f => Splice(f, at.File, at.Offset, bytes)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void Random_cells_never_throw() =>
        Prop.ForAll(
            Gen.Elements(Oddities).ToArbitrary(), Position(), (text, at) => LoadsWith(f => ReplaceCell(f, at.File, at.Offset, text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    [Fact]
    public void Random_yaml_never_throws() =>
        Prop.ForAll(
            Gen.Elements(YamlOddities).ListOf().ToArbitrary(), parts => LoadsWith(f => f.Write("scenario.yaml", string.Join('\n', parts))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Random_changes_never_throw()
    {
        Gen<string> word = Gen.Elements(
            "zones", "fleets", "lines", "mw", "id", "zone", "all", "2", "''", "gas", "kind", "table", "note", "usd_mmbtu", "fuel_prices",
            "fleet_capacity");
        Gen<string> change =
            from table in word
            from column in word
            from value in word
            from verb in Gen.Elements("set", "multiply", "add", "where", "note")
            from target in word
            from operand in word
            select $"  - {{table: {table}, where: {{{column}: {value}}}, {verb}: {{{target}: {operand}}}}}";
        Prop.ForAll(
            change.ListOf().ToArbitrary(), lines => LoadsWith(f => f.Append("scenario.yaml", "changes:\n" + string.Join('\n', lines))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static Arbitrary<(int File, int Offset)> Position() =>
        Gen.Choose(0, Files.Length - 1).SelectMany(_ => Gen.Choose(0, 100_000), (file, offset) => (file, offset)).ToArbitrary();

    // A finding must stand for every refusal, and a scenario without errors must have a world.
    private static bool LoadsWith(Action<ScenarioFolder> mutation)
    {
        using ScenarioFolder folder = new();
        mutation(folder);
        ScenarioLoadResult result = folder.Load();
        bool hasErrors = result.Findings.Any(f => f.Severity == Scenarios.Findings.Severity.Error);
        return hasErrors == (result.World is null) && result.Findings.All(f => f.Problem.Length > 0 && f.Fix.Length > 0);
    }

    private static void Splice(ScenarioFolder folder, int file, int offset, byte[] bytes)
    {
        byte[] whole = Encoding.UTF8.GetBytes(folder.Read(Files[file]));
        int at = offset % whole.Length;
        folder.Write(Files[file], [.. whole[..at], .. bytes, .. whole[at..]]);
    }

    private static void ReplaceCell(ScenarioFolder folder, int file, int offset, string text)
    {
        string[] cells = folder.Read(Files[file]).Split(',');
        cells[offset % cells.Length] = text;
        folder.Write(Files[file], string.Join(',', cells));
    }
}

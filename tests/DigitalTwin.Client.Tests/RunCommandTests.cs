namespace DigitalTwin.Client.Tests;

/// <summary>`twin run` as programs and people meet it.</summary>
public sealed class RunCommandTests
{
    [Fact]
    public void Json_is_one_object_with_every_field_and_nothing_else()
    {
        TwinProcess.Outcome run = TwinProcess.Twin("run", "two-zones", "--ticks", "24", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        JsonElement summary = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("two-zones", summary.GetProperty("scenario").GetString());
        Assert.Equal(24, summary.GetProperty("ticks").GetInt64());
        Assert.Matches("^[0-9a-f]{16}$", summary.GetProperty("hash").GetString());
        Assert.True(summary.GetProperty("seed").TryGetUInt64(out _));
        Assert.True(summary.GetProperty("wallSeconds").GetDouble() >= 0);
        Assert.True(summary.GetProperty("entities").GetInt32() > 0);
        Assert.InRange(summary.GetProperty("balances").GetProperty("energyMaxResidualMw").GetDouble(), 0, 1e-6);
        JsonElement datacenters = summary.GetProperty("balances").GetProperty("datacenters");
        Assert.InRange(datacenters.GetProperty("baselineMaxResidualMw").GetDouble(), 0, 1e-6);
        Assert.Equal(0, datacenters.GetProperty("campusesMaxResidualMw").GetDouble());
        AssertFields(
            summary.GetProperty("zones"),
            ["id", "energyTwh", "peakMw", "meanPrice", "unservedMwh", "saturatedHours", "curtailedMwh", "byTechnologyTwh"]);
        AssertFields(summary.GetProperty("lines"), ["from", "to", "twhForward", "twhReverse", "congestedHours"]);
        AssertFields(summary.GetProperty("countries"), ["id"]);
    }

    [Fact]
    public void One_thread_and_two_threads_give_one_hash() =>
        Assert.Equal(
            HashOf("run", "two-zones", "--ticks", "48", "--threads", "1"),
            HashOf("run", "two-zones", "--ticks", "48", "--threads", "2"));

    [Fact]
    public void A_day_of_the_world_gives_one_hash_on_one_thread_and_two_and_another_with_another_seed()
    {
        string one = HashOf("run", "world-2025", "--ticks", "24", "--threads", "1");
        string two = HashOf("run", "world-2025", "--ticks", "24", "--threads", "2");
        string other = HashOf("run", "world-2025", "--ticks", "24", "--seed", "77");

        Assert.Equal(one, two);
        Assert.NotEqual(one, other);
    }

    [Fact]
    public void Until_a_day_is_as_many_ticks_as_hours_before_it()
    {
        TwinProcess.Outcome run = TwinProcess.Twin("run", "two-zones", "--until", "2025-01-03", "--json");
        Assert.Equal(48, JsonDocument.Parse(run.Output).RootElement.GetProperty("ticks").GetInt64());
    }

    [Fact]
    public void The_table_fits_a_hundred_columns_and_has_no_colour_codes()
    {
        TwinProcess.Outcome run = TwinProcess.Twin("run", "two-zones", "--ticks", "24");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.Contains("Zones by load (2 of 2)", run.Output);
        Assert.Contains("assumptions", run.Output);
    }

    [Fact]
    public void Out_holds_every_hour_the_summary_and_the_manifest()
    {
        using var folder = new TempFolder();
        TwinProcess.Outcome run = TwinProcess.Twin("run", "two-zones", "--ticks", "24", "--out", folder.Path, "--plants", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1 + 24 * 2, File.ReadAllLines(folder["zones.csv"]).Length);
        Assert.Equal(1 + 24, File.ReadAllLines(folder["lines.csv"]).Length);
        Assert.Equal(1 + 24, File.ReadAllLines(folder["hashes.csv"]).Length);
        Assert.True(File.Exists(folder["plants.csv"]));
        Assert.True(File.Exists(folder["manifest.json"]));
        Assert.Equal(run.Output.Trim(), File.ReadAllText(folder["summary.json"]).Trim());
    }

    private static string HashOf(params string[] arguments)
    {
        TwinProcess.Outcome run = TwinProcess.Twin([.. arguments, "--json"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("hash").GetString()!;
    }

    private static void AssertFields(JsonElement list, string[] fields)
    {
        Assert.NotEqual(0, list.GetArrayLength());
        Assert.All(list.EnumerateArray(), entry => Assert.All(fields, field => Assert.True(entry.TryGetProperty(field, out _), field)));
    }
}

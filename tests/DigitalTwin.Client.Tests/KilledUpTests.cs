namespace DigitalTwin.Client.Tests;

/// <summary>
/// `up` is killed at any instant, without a chance to tidy up, and `up --resume` goes on with its run to the end of the run on the local
/// engine that nobody disturbed: the same hash, the same files. <c>TWIN_KILLS=50 TWIN_TRIAL=world-2025:168</c> for the long form.
/// </summary>
public sealed class KilledUpTests
{
    private static readonly string[] Trial = (Environment.GetEnvironmentVariable("TWIN_TRIAL") ?? "two-zones:1500").Split(':');

    private static readonly string[] Files = ["hashes.csv", "zones.csv", "lines.csv"];

    /// <summary>How often it is killed: TWIN_KILLS, or a few times.</summary>
    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("TWIN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills)
        ? kills
        : 3;

    [Fact]
    public void Up_killed_at_any_instant_is_resumed_to_the_local_engines_hash_and_files()
    {
        using var calm = new TempFolder();
        TwinProcess.Outcome whole = TwinProcess.Twin("run", Trial[0], "--ticks", Trial[1], "--out", calm["run"]);
        Assert.True(whole.ExitCode == 0, whole.Error);
        long logBytes = new FileInfo(calm["run/store/log"]).Length;

        var random = new Random(7);
        int killed = 0, runs = 0;
        while (killed < Kills)
        {
            Assert.True(++runs <= 3 * Kills, $"{killed} of {runs} runs were still running when they were to be killed");
            using var folder = new TempFolder();
            killed += Kill(folder, random, logBytes, ["up", "--scenario", Trial[0], "--out", folder["run"], .. Rest]);
            if (runs % 4 == 3)
                killed += Kill(folder, random, logBytes, ["up", "--resume", folder["run"], .. Rest]);
            TwinProcess.Outcome resumed = TwinProcess.Twin(["up", "--resume", folder["run"], .. Rest]);

            Assert.True(resumed.ExitCode == 0, $"run {runs}: {resumed.Error}");
            Assert.Equal(HashIn(calm), HashIn(folder));
            Assert.All(Files, file => Assert.Equal(File.ReadAllBytes(calm["run/" + file]), File.ReadAllBytes(folder["run/" + file])));
        }

        TestContext.Current.SendDiagnosticMessage($"{killed} kills of `up`, {runs} runs resumed");
    }

    private static string[] Rest => ["--ticks", Trial[1], "--address", "http://127.0.0.1:0"];

    /// <summary>Kills it some milliseconds after it has a manifest and its log has grown to a length.</summary>
    private static int Kill(TempFolder folder, Random random, long logBytes, string[] arguments)
    {
        long length = random.NextInt64(logBytes);
        var after = TimeSpan.FromMilliseconds(random.Next(20));
        bool Grown() => File.Exists(folder["run/manifest.json"])
            && (new FileInfo(folder["run/store/log"]) is { Exists: true, Length: long there } ? there : 0) >= length;
        return TwinProcess.TwinKilled(Grown, after, arguments) ? 1 : 0;
    }

    private static string HashIn(TempFolder folder) =>
        JsonDocument.Parse(File.ReadAllText(folder["run/summary.json"])).RootElement.GetProperty("hash").GetString()!;
}

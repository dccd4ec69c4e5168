using System.Diagnostics;

namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// A process writes into a run's store as fast as it can and is killed at random moments, without a chance to finish. The next one goes
/// on in the same folder. What the store had answered "done" to is there, bit for bit.
/// </summary>
public sealed class KilledWriterTests : IDisposable
{
    private const int KillsByDefault = 20;
    private const int LinesMost = 400;
    private const int StartMilliseconds = 400;
    private const int StartEvery = 5;

    private readonly string _folder = Directory.CreateTempSubdirectory("twin-store-").FullName;

    /// <summary>How many writers are killed: TWIN_KILLS, or a few.</summary>
    private static int Kills => int.TryParse(
        Environment.GetEnvironmentVariable("TWIN_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int kills)
        ? kills
        : KillsByDefault;

    [Fact]
    public void What_was_reported_durable_is_there_bit_for_bit_after_the_writer_was_killed_at_any_moment()
    {
        var random = new Random(11);
        var known = default(Durable);
        (int further, int notices) = (0, 0);
        for (int kill = 0; kill < Kills; kill++)
        {
            known = WriteAndKill(known, random, early: kill % StartEvery == 0);
            (Durable found, IReadOnlyList<string> said) = StoreWriter.AssertKept(_folder, known, $"kill {kill}");
            further += found.Log > known.Log || found.Target > known.Target || found.Checkpoint > known.Checkpoint ? 1 : 0;
            notices += said.Count;
            known = found;
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{Kills} writers killed, {known} at the end; {further} times the store held what nobody had been told of; {notices} notices");
        Assert.True(known is { Log: > 100, Target: > 100, Checkpoint: > 0 }, $"the writers did nothing: {known}");
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Starts a writer and kills it: while it starts and opens the store, or after some lines and a few milliseconds.</summary>
    /// <returns>What is known to be durable.</returns>
    private Durable WriteAndKill(Durable known, Random random, bool early)
    {
        using Process writer = StoreWriter.Start(_folder);
        int lines = early ? 0 : random.Next(1, LinesMost);
        for (int i = 0; i < lines && writer.StandardOutput.ReadLine() is string line; i++)
            known = known.After(line);
        Thread.Sleep(TimeSpan.FromMilliseconds(random.NextDouble() * (early ? StartMilliseconds : 4)));
        Assert.False(writer.HasExited, "the writer ended by itself");
        writer.Kill();
        while (writer.StandardOutput.ReadLine() is string line)
            known = known.After(line);
        writer.WaitForExit();
        return known;
    }
}

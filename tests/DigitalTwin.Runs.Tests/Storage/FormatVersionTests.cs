using DigitalTwin.Protocol.Checkpoints;
using DigitalTwin.Testing.State;

namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// A build reads the states of its own format only. So the format's version must rise with every field that a state gains, loses, renames
/// or moves: the digest of all their fields stands here beside the version that wrote them.
/// </summary>
public sealed class FormatVersionTests
{
    private const int Ticks = 60;
    private const int Version = 11;
    private const string DigestOfFields = "a83a9d5914055f6e";

    [Fact]
    public void The_version_rises_with_every_change_of_what_is_stored()
    {
        string[] fields = [.. Stored().Distinct(StringComparer.Ordinal)]; // in the order of the walk: what moves is noticed, too

        Assert.True(fields.Length > 300, $"only {fields.Length} fields were found");
        string found = Digest.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', fields))).ToString();
        Assert.True(
            (Envelope.FormatVersion, found) == (Version, DigestOfFields),
            $"What is stored is {found} in format {Envelope.FormatVersion}; {DigestOfFields} in format {Version} is here. "
            + $"Raise {nameof(Envelope)}.{nameof(Envelope.FormatVersion)} and put both here.");
    }

    /// <summary>
    /// The fields of all that is stored: of every participant and of the summary that goes with a checkpoint, after each of some hours, so
    /// that lists have been filled.
    /// </summary>
    private static List<string> Stored()
    {
        IReadOnlyList<RunEvent> events = EveryKindWorld.EveryKindOfEvent(at: Ticks - 3);
        WorldSpec world = EveryKindWorld.Build();
        var driver = new TickDriver(world, events);
        var summary = new SummaryBuilder(world);
        var fields = new List<string>();
        for (int tick = 0; tick < Ticks; tick++)
        {
            summary.Take(driver.Step());
            Participants all = driver.Participants;
            fields.AddRange(ShapeRecorder.Of(all.Simulation));
            fields.AddRange(ShapeRecorder.Of(all.Coupling));
            fields.AddRange(all.Grids.SelectMany(grid => ShapeRecorder.Of(grid)));
            fields.AddRange(all.Members.SelectMany(members => members).SelectMany(member => ShapeRecorder.Of(member)));
            fields.AddRange(ShapeRecorder.Of(summary));
        }

        fields.AddRange(events.SelectMany(injected => ShapeRecorder.Of(new LogEntry(0, Digest.None, injected))));
        fields.AddRange(ShapeRecorder.Of(new Checkpoint { Objects = [new ObjectName("a grid", 0)] }));
        return fields;
    }
}

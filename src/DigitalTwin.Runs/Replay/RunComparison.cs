using DigitalTwin.Runs.Folders;
using DigitalTwin.Runs.Local;

namespace DigitalTwin.Runs.Replay;

/// <summary>Finds where two runs part: by their logs the tick, by running both again up to it the entity and the field.</summary>
public static class RunComparison
{
    /// <summary>What represents an entity or a field that one of the runs does not have.</summary>
    public const string Absent = "(none)";

    private const string Messages = "undelivered";

    /// <summary>Ticks, from the first on, whose hashes are the same in both.</summary>
    public static long EqualTicks(RunHistory first, RunHistory second)
    {
        int most = Math.Min(first.Hashes.Count, second.Hashes.Count);
        int equal = 0;
        while (equal < most && first.Hashes[equal] == second.Hashes[equal])
            equal++;
        return equal;
    }

    /// <summary>Runs both again and finds the first difference.</summary>
    /// <param name="first">The first run.</param>
    /// <param name="second">The second run.</param>
    /// <returns>Null where every tick that both have is the same.</returns>
    /// <exception cref="RunFolderException">A run does not repeat: its scenario or the program has changed since.</exception>
    public static RunDifference? FirstDifference(
        RunHistory first, RunHistory second, WorldSpec firstWorld, WorldSpec secondWorld)
    {
        long tick = EqualTicks(first, second);
        if (tick == Math.Min(first.Hashes.Count, second.Hashes.Count))
            return null;
        DirectRun[] runs = new DirectRun[2];
        try
        {
            Parallel.Invoke(() => runs[0] = RunTo(tick, first, firstWorld), () => runs[1] = RunTo(tick, second, secondWorld));
        }
        catch (AggregateException e) when (e.InnerExceptions.OfType<RunFolderException>().FirstOrDefault() is RunFolderException refused)
        {
            throw new RunFolderException(refused.Message);
        }

        IEnumerable<(string Entity, IStateful? Here, IStateful? There)> pairs =
        [
            .. Pair(MembersOf(runs[0]), MembersOf(runs[1])),
            .. Pair(OthersOf(runs[0]), OthersOf(runs[1])),
        ];
        RunDifference? found = null;
        int entities = 0;
        foreach ((string entity, IStateful? here, IStateful? there) in pairs)
        {
            if (Differ(here, there) is not var (field, firstValue, secondValue))
                continue;
            found ??= new RunDifference(tick, entity, field, firstValue, secondValue, 0);
            entities++;
        }

        return found is null
            ? new RunDifference(tick, EntityIds.Simulation, "chain", first.Hashes[(int)tick], second.Hashes[(int)tick], 1)
            : found with { Entities = entities };
    }

    private static DirectRun RunTo(long tick, RunHistory history, WorldSpec world)
    {
        var run = new DirectRun(new ParticipantFactory(world, history.Manifest.Seed), history.Log);
        while (run.Ticks <= tick)
        {
            TickCommit commit = run.Next();
            string recorded = history.Hashes[(int)commit.Tick];
            if (commit.Hash.ToString() != recorded)
            {
                throw new RunFolderException(
                    $"{history.Folder}: tick {commit.Tick} again gives {commit.Hash}, recorded is {recorded}: the scenario or the program "
                    + "has changed since the run. `twin replay` shows more.");
            }
        }

        return run;
    }

    /// <summary>Who is in one run or in both, in the order of the first.</summary>
    private static IEnumerable<(string Entity, IStateful? Here, IStateful? There)> Pair(
        OrderedDictionary<string, IStateful> here, OrderedDictionary<string, IStateful> there) =>
        here.Keys.Union(there.Keys, StringComparer.Ordinal).Select(id => (id, here.GetValueOrDefault(id), there.GetValueOrDefault(id)));

    private static OrderedDictionary<string, IStateful> MembersOf(DirectRun run)
    {
        var states = new OrderedDictionary<string, IStateful>(StringComparer.Ordinal);
        foreach (GridStation station in run.Stations)
        {
            for (int i = 0; i < station.Members.Count; i++)
                states.Add(station.Grid.Members[i].Id, station.Members[i]);
        }

        return states;
    }

    /// <summary>Those whose state holds consequences of their members': grids, the coupling, messages on their way.</summary>
    private static OrderedDictionary<string, IStateful> OthersOf(DirectRun run)
    {
        var states = new OrderedDictionary<string, IStateful>(StringComparer.Ordinal);
        foreach (GridStation station in run.Stations)
            states.Add(station.Grid.Id, station.Grid);
        states.Add(EntityIds.Coupling, run.Coupling);
        states.Add(EntityIds.Simulation, run.Simulation);
        return states;
    }

    private static (string Field, string Here, string There)? Differ(IStateful? here, IStateful? there)
    {
        if (here is null || there is null)
            return ("member", here is null ? Absent : "in the run", there is null ? Absent : "in the run");
        IReadOnlyList<FieldValue> now = FieldsOf(here), other = FieldsOf(there);
        for (int i = 0; i < Math.Min(now.Count, other.Count); i++)
        {
            if (now[i].Path != other[i].Path)
                return (now[i].Path, now[i].Value, Absent);
            if (now[i].Value != other[i].Value)
                return (now[i].Path, now[i].Value, other[i].Value);
        }

        if (now.Count == other.Count)
            return null;
        return now.Count > other.Count
            ? (now[other.Count].Path, now[other.Count].Value, Absent)
            : (other[now.Count].Path, Absent, other[now.Count].Value);
    }

    /// <summary>The fields of a state; of the run between its grids the messages alone, for the rest are digests of others.</summary>
    private static IReadOnlyList<FieldValue> FieldsOf(IStateful state)
    {
        IReadOnlyList<FieldValue> fields = FieldRecorder.Record(state);
        return state is Simulation
            ? [.. fields.Where(field => field.Path.StartsWith(Messages, StringComparison.Ordinal))]
            : fields;
    }
}

/// <summary>Where two runs part.</summary>
/// <param name="Tick">The first tick whose hashes differ.</param>
/// <param name="Entity">The first entity whose state differs then.</param>
/// <param name="Field">The first field of it that differs.</param>
/// <param name="First">What it is in the first run.</param>
/// <param name="Second">What it is in the second run.</param>
/// <param name="Entities">Number of entities whose state differs then.</param>
public sealed record RunDifference(long Tick, string Entity, string Field, string First, string Second, int Entities);

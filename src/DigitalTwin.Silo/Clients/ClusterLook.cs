using System.Globalization;
using DigitalTwin.Grains.Runs;
using DigitalTwin.Grains.Wire;
using DigitalTwin.Protocol.Coordination;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Hosting;
using DigitalTwin.Silo.Redis;
using StackExchange.Redis;

namespace DigitalTwin.Silo.Clients;

/// <summary>How a cluster is.</summary>
/// <param name="Answers">Whether anything could be read at all.</param>
/// <param name="Silos">Its silos, those that do not answer among them.</param>
/// <param name="Runs">Its runs.</param>
/// <param name="Problems">What is the matter, a sentence each with what to do; empty while all is well.</param>
public sealed record ClusterSight(
    bool Answers, IReadOnlyList<SiloBeat> Silos, IReadOnlyList<RunStanding> Runs, IReadOnlyList<string> Problems)
{
    /// <summary>Its grains by kind; none where no silo was asked.</summary>
    public IReadOnlyList<KindCount> Kinds { get; init; } = [];
}

/// <summary>Grains of a kind.</summary>
/// <param name="Kind">The kind in a word or two, such as power plant.</param>
/// <param name="Count">How many there are.</param>
public sealed record KindCount(string Kind, int Count);

/// <summary>
/// Looks at a cluster through its Redis alone: no silo is asked and no run is woken, so that the answer comes at once in every state,
/// whatever is dead, frozen or recovering.
/// </summary>
public static class ClusterLook
{
    private static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(5);

    /// <summary>Looks.</summary>
    /// <param name="address">How the cluster is found; with Redis.</param>
    /// <param name="patience">How long Redis may take to answer at all.</param>
    public static async Task<ClusterSight> Of(ClusterAddress address, TimeSpan patience)
    {
        try
        {
            if (!await Answers(address, patience))
                throw new TimeoutException();
            return await Read(address, ReadPatience).WaitAsync(ReadPatience); // it answers: where this takes long, this machine is busy
        }
        catch (RedisRefusedException e)
        {
            return new ClusterSight(false, [], [], [e.Message]);
        }
        catch (Exception e) when (e is RedisException or TimeoutException or RunRegistryUnavailableException)
        {
            string why = e is RedisServerException ? $"refuses ({e.Message.Split('\n')[0]})" : "does not answer";
            return new ClusterSight(false, [], [],
            [
                $"Redis {RedisAddress.Shown(address.Redis)} {why}: runs wait where they are, and nothing is lost. Start it again, or give "
                + "its address with --redis; the runs go on by themselves.",
            ]);
        }
    }

    /// <summary>Whether Redis answers: asked on a bare connection, so that a busy machine of ours is not taken for a dead Redis.</summary>
    private static async Task<bool> Answers(ClusterAddress address, TimeSpan patience)
    {
        ConfigurationOptions options = RedisAddress.Parse(address.Redis);
        bool[] answers = await Task.WhenAll(options.EndPoints.Select(point => RedisProbe.Answers(point, options.Ssl, patience)));
        return answers.Contains(true);
    }

    private static async Task<ClusterSight> Read(ClusterAddress address, TimeSpan patience)
    {
        await using ConnectionMultiplexer redis = await RedisRefusal.Connect(
            address.Redis, RedisAddress.ParseImpatient(address.Redis, patience));
        string service = address.ServiceId.Length > 0
            ? address.ServiceId
            : await Handshake.ServiceOf(redis, address.ClusterId) ?? address.ClusterId;
        var cabinet = new RedisRunRegistry(redis, service);
        Task<IReadOnlyList<string>> settings = RedisSettings.Complaints(redis);
        Task<string?> full = RedisSettings.IsFull(redis);
        Task<string?> loss = Handshake.LossOf(redis, address.ClusterId);
        Task<IReadOnlyList<KeptStanding>> standings = cabinet.Standings();
        IReadOnlyList<SiloBeat> silos = await new SiloBeats(redis, address.ClusterId).Read();
        IReadOnlyList<RunStanding> runs = await WithThoseUnkept(cabinet, await standings);
        string[] problems =
        [
            .. await loss is string lost ? (string[])[lost] : [],

            // silos cannot say there how they are while it is full: they are not dead
            .. await full is string said ? [said] : ProblemsOf(silos, address.ClusterId, runs.Any(run => run.Silo.Length > 0)),
            .. await settings,
        ];
        return new ClusterSight(true, silos, [.. runs.Select(run => Explained(run, silos))], problems);
    }

    /// <summary>A run that has just been begun, or was begun by an older build, has no standing yet.</summary>
    private static async Task<IReadOnlyList<RunStanding>> WithThoseUnkept(RedisRunRegistry cabinet, IReadOnlyList<KeptStanding> standings)
    {
        var runs = new SortedDictionary<string, RunStanding>(StringComparer.Ordinal);
        foreach (KeptStanding kept in standings)
            runs[kept.Standing.Run] = kept.Standing;
        foreach (string name in await cabinet.List())
        {
            if (!runs.ContainsKey(name) && await cabinet.Find(name) is RunSpec spec)
                runs[name] = new RunStanding(name, spec, nameof(CoordinatorState.New), 0, 0, "", 0, 0, 0, 0, "", "", "");
        }

        return [.. runs.Values.Where(run => run.Spec is not null)];
    }

    private static IEnumerable<string> ProblemsOf(IReadOnlyList<SiloBeat> silos, string clusterId, bool carried)
    {
        if (!silos.Any(silo => silo.Answers))
        {
            if (carried || silos.Count > 0)
                yield return $"No silo of cluster {clusterId} answers: runs wait where they are, and nothing is lost. Start silos "
                    + "(twin silo --config FILE); the runs go on by themselves.";
            else
                yield return $"There is no silo of cluster {clusterId}; `twin silo --config FILE` starts one, --cluster-id names another "
                    + "cluster.";
            yield break;
        }

        foreach (SiloBeat silo in silos.Where(silo => !silo.Answers))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{silo.Report.Name} (process {silo.Report.ProcessId}) has not answered for {silo.Silence.TotalSeconds:F0} s: it is dead, "
                + $"frozen or cut off. The others take over what it carried; start it again if it is gone.");
    }

    /// <summary>Says why a run does not move.</summary>
    private static RunStanding Explained(RunStanding run, IReadOnlyList<SiloBeat> silos)
    {
        bool moves = run.State is nameof(CoordinatorState.Running) or nameof(CoordinatorState.Recovering) or RunStates.Moving;
        if (!moves || silos.Any(silo => silo.Answers && silo.Report.Address == run.Silo))
            return run;
        string where = silos.FirstOrDefault(silo => silo.Report.Address == run.Silo)?.Report.Name ?? run.Silo;
        string why = $"Its coordinator was on {where}, which does not answer"
            + (silos.Any(silo => silo.Answers) ? "; another silo takes the run over in a few seconds." : ".");
        return run with { Message = run.Message.Length > 0 ? $"{why} {run.Message}" : why };
    }
}

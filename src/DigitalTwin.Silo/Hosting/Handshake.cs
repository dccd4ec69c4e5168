using DigitalTwin.Runs.Folders;
using DigitalTwin.Silo.Configuration;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// What a silo shows before it joins, and every second from then on: its build and what it makes of golden vectors, that the runs of its
/// service are its cluster's alone, and that Redis is the one that it knows. The silos of a cluster keep the answer of the first in Redis;
/// it lapses some time after the last of them is gone.
/// </summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="clusterId">Name of the cluster.</param>
/// <param name="serviceId">Whose runs it carries.</param>
/// <param name="build">Build of this silo.</param>
public sealed class Handshake(IConnectionMultiplexer redis, string clusterId, string serviceId, string build)
{
    /// <summary>Time after which the answer of silos that are gone is forgotten.</summary>
    public static readonly TimeSpan Lapses = TimeSpan.FromSeconds(15);

    private const string Agree = """
        local first = redis.call('GET', KEYS[1])
        if first and first ~= ARGV[1] then return first end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return ARGV[1]
        """;

    private readonly RedisKey _build = $"twin:{{{clusterId}}}:build";
    private readonly RedisKey _mark = $"twin:{{{clusterId}}}:mark";
    private readonly RedisKey _lost = LostOf(clusterId);
    private readonly RedisKey _owner = $"twin:{{{serviceId}}}:cluster";
    private string? _known;

    /// <summary>Makes it for this process.</summary>
    public static Handshake Of(IConnectionMultiplexer redis, SiloConfig config) =>
        new(redis, config.ClusterId, config.ServiceId, BuildDigest.Current);

    /// <summary>Asks this process's arithmetic; needed whether it is alone or not.</summary>
    /// <exception cref="JoinRefusedException">It rounds otherwise than all others.</exception>
    public static void CheckArithmetic()
    {
        ulong digest = Arithmetic.Digest();
        if (digest != Arithmetic.Golden)
            throw new JoinRefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"this process rounds otherwise than IEEE 754 says (golden vectors give {digest:x16}, not {Arithmetic.Golden:x16}): "
                + $"its hashes would be no one else's. Run it on another processor, without an emulator."));
    }

    /// <summary>Whose runs a cluster carries, for clients that know its name alone; null for a cluster that never was.</summary>
    public static async Task<string?> ServiceOf(IConnectionMultiplexer redis, string clusterId) =>
        await redis.GetDatabase().StringGetAsync(ServiceKeyOf(clusterId));

    /// <summary>What its silos say of a cluster whose Redis was emptied; null while all is well.</summary>
    public static async Task<string?> LossOf(IConnectionMultiplexer redis, string clusterId) =>
        await redis.GetDatabase().StringGetAsync(LostOf(clusterId));

    /// <summary>Asks whether this silo fits those that are there, and says that it is there itself.</summary>
    /// <exception cref="JoinRefusedException">It does not.</exception>
    public async Task Ask()
    {
        IDatabase database = redis.GetDatabase();
        await AskMark(database);
        string first = await AgreeOn(database, _build, build);
        if (first != build)
            throw new JoinRefusedException(
                $"the silos of cluster {clusterId} are of build {first}, and this one is of build {build}: they could differ in a bit. "
                + $"Stop them all first (each hands its grids over, and the run is at a checkpoint), wait {Lapses.TotalSeconds:0} s, "
                + "then start the new ones; or give this one a cluster_id and a service_id of its own, for runs of its own.");
        string owner = await AgreeOn(database, _owner, clusterId);
        if (owner != clusterId)
            throw new JoinRefusedException(
                $"the runs of service {serviceId} are carried by the silos of cluster {owner}; two clusters would take them from each "
                + $"other. Join it with cluster_id: {owner}; or give this one a service_id of its own, for runs of its own; or stop those "
                + $"silos and wait {Lapses.TotalSeconds:0} s.");
        await database.StringSetAsync(ServiceKeyOf(clusterId), serviceId);
    }

    /// <summary>A Redis that was emptied is not taken for a new one, neither by those that knew it nor by those that come.</summary>
    private async Task AskMark(IDatabase database)
    {
        if (_known is null)
        {
            if ((string?)await database.StringGetAsync(_lost) is string loss)
                throw new JoinRefusedException(loss);
            await database.StringSetAsync(_mark, Guid.NewGuid().ToString("n"), when: When.NotExists);
            _known = await database.StringGetAsync(_mark);
            return;
        }

        if (_known == (string?)await database.StringGetAsync(_mark))
            return;
        string lost = $"Redis has lost what it held for cluster {clusterId}: it was emptied, or is another one. Stop all silos; then "
            + "restore its append-only file, or begin anew.";
        await database.StringSetAsync(_lost, lost, Lapses);
        throw new JoinRefusedException(lost);
    }

    private static async Task<string> AgreeOn(IDatabase database, RedisKey key, string value) =>
        (string)(await database.ScriptEvaluateAsync(Agree, [key], [value, (long)Lapses.TotalMilliseconds]))!;

    private static RedisKey LostOf(string clusterId) => $"twin:{{{clusterId}}}:lost";

    private static RedisKey ServiceKeyOf(string clusterId) => $"twin:{{{clusterId}}}:service";
}

using DigitalTwin.Runs.Folders;

namespace DigitalTwin.Silo.Hosting;

/// <summary>
/// What a silo shows before it joins: its build, and what it makes of golden vectors. The silos of a cluster keep the answer of the
/// first in Redis, and it lapses some time after the last of them is gone.
/// </summary>
/// <param name="redis">Connection; shared.</param>
/// <param name="clusterId">Name of the cluster.</param>
/// <param name="build">Build of this silo.</param>
public sealed class Handshake(IConnectionMultiplexer redis, string clusterId, string build)
{
    /// <summary>Time after which the answer of silos that are gone is forgotten.</summary>
    public static readonly TimeSpan Lapses = TimeSpan.FromSeconds(15);

    private const string Agree = """
        local first = redis.call('GET', KEYS[1])
        if first and first ~= ARGV[1] then return first end
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return ARGV[1]
        """;

    private readonly RedisKey _key = $"twin:{{{clusterId}}}:build";

    /// <summary>Makes it for this process.</summary>
    public static Handshake Of(IConnectionMultiplexer redis, string clusterId) => new(redis, clusterId, BuildDigest.Current);

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

    /// <summary>Asks whether this silo fits those that are there, and says that it is there itself.</summary>
    /// <exception cref="JoinRefusedException">They are of another build.</exception>
    public async Task Ask()
    {
        string first = (string)(await redis.GetDatabase().ScriptEvaluateAsync(
            Agree, [_key], [build, (long)Lapses.TotalMilliseconds]))!;
        if (first != build)
            throw new JoinRefusedException(
                $"the silos of cluster {clusterId} are of build {first}, and this one is of build {build}: they could differ in a bit. "
                + "Stop them all first (each hands its grids over, and the run is at a checkpoint), "
                + $"wait {Lapses.TotalSeconds:0} s, then start the new ones; or give this one another cluster_id.");
    }
}

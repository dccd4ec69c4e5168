using DigitalTwin.Cluster.Tests.Support;
using DigitalTwin.Protocol.Storage;
using DigitalTwin.Silo.Configuration;
using DigitalTwin.Silo.Redis;
using DigitalTwin.Testing.Storage;
using StackExchange.Redis;

namespace DigitalTwin.Cluster.Tests.Redis;

/// <summary>The store in Redis keeps the contract, held against a real Redis.</summary>
public sealed class RedisStoreTests(RedisServer server) : RunStoreContract, IClassFixture<RedisServer>, IDisposable
{
    private static int s_tests;

    private readonly string _service = $"test-{Interlocked.Increment(ref s_tests)}";
    private readonly ConnectionMultiplexer _redis = ConnectionMultiplexer.Connect(RedisAddress.Parse(server.Endpoint));

    public void Dispose() => _redis.Dispose();

    [Fact]
    public void A_root_that_was_lost_is_not_taken_for_a_new_run()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, StoreCalls.Ticks(0, 3));
        RedisKey[] keys = [.. _redis.GetServer(server.Endpoint).Keys(pattern: $"twin:{{{_service}*").ToArray()];
        Assert.NotEmpty(keys);
        _redis.GetDatabase().KeyDelete(keys);

        StoreReply append = store.Append(1, 3, StoreCalls.Ticks(3, 1));
        StoreReply taken = store.Handle(new TakeEpochRequest());
        Assert.Equal((StoreStatus.Damaged, StoreStatus.Damaged), (append.Status, taken.Status));
        Assert.Contains("has lost", Assert.Single(taken.Notices), StringComparison.Ordinal);
    }

    protected override IRunStore Open(ulong run) => new RedisStore(_redis, $"twin:{{{_service}/{run:x}}}", run);
}

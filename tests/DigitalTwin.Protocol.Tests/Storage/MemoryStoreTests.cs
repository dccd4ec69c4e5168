using DigitalTwin.Protocol.Storage;
using DigitalTwin.Testing.Storage;

namespace DigitalTwin.Protocol.Tests.Storage;

/// <summary>The store in memory keeps the contract.</summary>
public sealed class MemoryStoreTests : RunStoreContract
{
    private readonly Dictionary<ulong, MemoryStore> _stores = [];

    /// <inheritdoc/>
    protected override IRunStore Open(ulong run)
    {
        if (!_stores.TryGetValue(run, out MemoryStore? store))
            _stores.Add(run, store = new MemoryStore(run));
        return store;
    }
}

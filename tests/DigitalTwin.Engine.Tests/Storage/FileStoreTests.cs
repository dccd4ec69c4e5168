using DigitalTwin.Engine.Storage;
using DigitalTwin.Protocol.Storage;
using DigitalTwin.Testing.Storage;

namespace DigitalTwin.Engine.Tests.Storage;

/// <summary>The store in a folder keeps the contract, on a real disk.</summary>
public sealed class FileStoreTests : RunStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-store-").FullName;

    /// <inheritdoc/>
    protected override int StepsAWalk => 100;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc/>
    protected override IRunStore Open(ulong run) => new FileStore(Path.Combine(_folder, run.ToString("x16")), run);
}

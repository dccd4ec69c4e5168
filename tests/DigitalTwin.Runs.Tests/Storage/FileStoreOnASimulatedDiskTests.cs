namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>The store in a folder keeps the contract on the disk that the tests of crashes and damage use.</summary>
public sealed class FileStoreOnASimulatedDiskTests : RunStoreContract
{
    private readonly Dictionary<ulong, SimulatedDisk> _disks = [];

    /// <inheritdoc/>
    protected override IRunStore Open(ulong run)
    {
        if (!_disks.TryGetValue(run, out SimulatedDisk? disk))
            _disks.Add(run, disk = new SimulatedDisk());
        return new FileStore(disk, run);
    }
}

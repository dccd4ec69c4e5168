namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>The store in a folder keeps the contract, on a real disk.</summary>
public sealed class FileStoreTests : RunStoreContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("twin-store-").FullName;

    /// <inheritdoc/>
    protected override int StepsAWalk => 100;

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Who_opens_one_folder_at_the_same_time_takes_epochs_that_are_all_different()
    {
        const int Takers = 4;
        const int EpochsEach = 10;
        int[][] taken = new int[Takers][];
        Thread[] threads = [.. Enumerable.Range(0, Takers).Select(i => new Thread(() => taken[i] = Take(EpochsEach)))];
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(Enumerable.Range(1, Takers * EpochsEach), taken.SelectMany(epochs => epochs).Order());
    }

    [Fact]
    public void Ticks_logged_one_by_one_stay_small()
    {
        var disk = new SimulatedDisk();
        var store = new FileStore(disk, Run);
        store.TakeEpoch();
        const int BytesATick = 68;
        LogEntry[] ticks = Ticks(0, 1000);
        for (int i = 0; i < ticks.Length; i++)
            StoreCalls.Granted(store.Append(1, i, ticks[i]));

        Assert.InRange(disk.Length("log")!.Value, 1, ticks.Length * BytesATick);
        StoreCalls.AssertSame(ticks, new FileStore(disk, Run).ReadLog());
        StoreCalls.AssertSame(ticks[900..], store.ReadLog(900));
    }

    [Fact]
    public void Nothing_but_the_files_of_the_run_is_left_in_its_folder()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 4));
        store.Save(1, 4, 4, "1-4/grid-0");
        string folder = Path.Combine(_folder, Run.ToString("x16"));

        Assert.Equal(
            ["lock", "log", "objects", "root", "root.previous"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal("1-4", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(Path.Combine(folder, "objects")))));
    }

    [Fact]
    public void Files_that_attachments_speak_of_are_durable_before_the_checkpoint_is()
    {
        var disk = new SimulatedDisk();
        disk.Put("zones.csv", [1, 2, 3]);
        var store = new FileStore(disk, Run, "zones.csv", "plants.csv");
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 4));
        int before = disk.Steps.Count;
        store.Save(1, 4, 4, "1-4/grid-0");

        string[] synced = [.. disk.Steps.Skip(before).Where(step => step.Synchronises).Select(step => step.Path)];
        Assert.Equal(["objects/1-4", "objects", "zones.csv", "root.draft", ""], synced);
    }

    /// <inheritdoc/>
    protected override IRunStore Open(ulong run) => new FileStore(Path.Combine(_folder, run.ToString("x16")), run);

    private int[] Take(int epochs)
    {
        IRunStore store = Open(Run);
        return [.. Enumerable.Range(0, epochs).Select(_ => store.TakeEpoch().Root!.Epoch)];
    }
}

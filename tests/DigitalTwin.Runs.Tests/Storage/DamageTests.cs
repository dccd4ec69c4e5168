namespace DigitalTwin.Runs.Tests.Storage;

/// <summary>
/// A file of a run is cut, changed by a bit, swapped or gone. The store notices, says which file, and either goes on from what is whole
/// or refuses; it never takes what is damaged for something else.
/// </summary>
public sealed class DamageTests
{
    private const int FlipsAFile = 250;

    private static readonly StoreJourney Journey = StoreJourney.On(new SimulatedDisk());
    private static readonly StoreMoment Kept = Journey.Moments[^1];
    private static readonly StoreJourney Other = StoreJourney.On(new SimulatedDisk(), epochs: 2);

    public static TheoryData<string> Files => [.. Journey.Disk.Paths];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_anywhere_is_noticed(string path)
    {
        byte[] whole = Journey.Disk.Read(path)!;
        for (int length = 0; length < whole.Length; length += length < 200 || whole.Length - length < 200 ? 1 : 13)
            AssertNoticed(path, whole[..length], $"cut to {length} of {whole.Length} bytes");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_flipped_bit_is_noticed(string path)
    {
        byte[] whole = Journey.Disk.Read(path)!;
        var random = new Random(whole.Length);
        for (int i = 0; i < FlipsAFile; i++)
        {
            int at = i < 120 && i < whole.Length ? i : random.Next(whole.Length);
            byte[] flipped = [.. whole];
            flipped[at] ^= (byte)(1 << random.Next(8));
            AssertNoticed(path, flipped, $"flipped in byte {at}");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Bytes_of_something_else_are_noticed(string path)
    {
        int length = Journey.Disk.Read(path)!.Length;
        var random = new Random(5);
        byte[] noise = new byte[length];
        random.NextBytes(noise);
        AssertNoticed(path, noise, "noise");
        AssertNoticed(path, new byte[length], "zeros");
        AssertNoticed(path, System.Text.Encoding.UTF8.GetBytes("time,price\n2025-01-01,17\n"), "a table");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_in_the_place_of_another_is_noticed(string path)
    {
        foreach (string other in Journey.Disk.Paths.Where(other => other != path && !(IsRoot(path) && IsRoot(other))))
            AssertNoticed(path, Journey.Disk.Read(other)!, $"replaced by {other}");
    }

    [Fact]
    public void Files_of_another_run_are_noticed()
    {
        SimulatedDisk foreign = ForeignDisk();
        foreach (string path in Journey.Disk.Paths.Where(path => foreign.Read(path) is not null))
            AssertNoticed(path, foreign.Read(path)!, "from another run");
    }

    [Fact]
    public void The_whole_folder_of_another_run_is_refused()
    {
        StoreReply reply = new FileStore(Journey.Disk.Copy(), StoreJourney.Run + 1).Handle(new TakeEpochRequest());
        Assert.Equal(StoreStatus.Damaged, reply.Status);
        Assert.Contains("000000000000abcd", Assert.Single(reply.Notices), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Another_version_of_the_format_is_noticed_by_its_number(string path)
    {
        byte[] bytes = Journey.Disk.Read(path)!;
        bytes[8] = 99;
        AssertNoticed(path, bytes, "of format 99", "format 99");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_is_gone_is_noticed(string path) => AssertNoticed(path, null, "gone");

    [Fact]
    public void A_folder_that_lost_its_roots_is_not_a_new_run()
    {
        foreach (string left in (string[])["log", Journey.Disk.Paths.First(path => path.StartsWith("objects/", StringComparison.Ordinal))])
        {
            var disk = new SimulatedDisk();
            disk.PutFolder(ObjectsFolder);
            disk.Put(left, Journey.Disk.Read(left)!);
            StoreReply reply = new FileStore(disk, StoreJourney.Run).Handle(new TakeEpochRequest());
            Assert.Equal(StoreStatus.Damaged, reply.Status);
            Assert.Contains("disk/root", Assert.Single(reply.Notices), StringComparison.Ordinal);
            Assert.Equal([left], disk.Paths);
        }
    }

    [Fact]
    public void A_damaged_entry_before_whole_ones_is_never_cut_off()
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        byte[] log = disk.Read("log")!;
        log[log.Length / 2] ^= 4;
        disk.Put("log", log);
        StoreReply reply = new FileStore(disk, StoreJourney.Run).Handle(new TakeEpochRequest());

        Assert.Equal(StoreStatus.Damaged, reply.Status);
        Assert.Contains("disk/log, byte ", Assert.Single(reply.Notices), StringComparison.Ordinal);
        Assert.Equal(log, disk.Read("log"));
    }

    [Fact]
    public void Entries_that_a_checkpoint_builds_on_are_never_cut_off()
    {
        SimulatedDisk disk = Other.Disk.Copy();
        byte[] log = disk.Read("log")!;
        disk.Put("log", log[..(log.Length / 2)]);
        StoreReply reply = new FileStore(disk, StoreJourney.Run).Handle(new TakeEpochRequest());

        Assert.Equal(StoreStatus.Damaged, reply.Status);
        Assert.Contains("builds on", Assert.Single(reply.Notices), StringComparison.Ordinal);
        Assert.Equal(log.Length / 2, disk.Read("log")!.Length);
    }

    [Fact]
    public void Epochs_do_not_repeat_however_often_the_root_is_lost()
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        int epoch = Kept.Root.Epoch;
        for (int i = 0; i < 20; i++)
        {
            if (i % 3 == 0)
                disk.Remove("root");
            else
                disk.Put("root", [1, 2, 3]);
            StoreReply reply = new FileStore(disk, StoreJourney.Run).TakeEpoch();
            Assert.True(reply.Root!.Epoch > epoch, $"{reply.Root.Epoch} after {epoch}");
            Assert.Single(reply.Notices);
            epoch = reply.Root.Epoch;
            if (i % 2 == 0)
                epoch = new FileStore(disk, StoreJourney.Run).TakeEpoch().Root!.Epoch;
        }
    }

    [Fact]
    public void A_root_older_than_the_log_gives_no_epoch_twice()
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        disk.Put("root", Crash.After(Journey.Disk, Journey.Moments[12].Steps, _ => true).Read("root")!);
        StoreReply reply = new FileStore(disk, StoreJourney.Run).TakeEpoch();

        Assert.True(reply.Root!.Epoch > Kept.Root.Epoch);
        Assert.Contains("older than the log", Assert.Single(reply.Notices), StringComparison.Ordinal);
    }

    [Fact]
    public void A_root_damaged_during_an_epoch_stops_who_has_it_and_is_repaired_by_the_next()
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        var store = new FileStore(disk, StoreJourney.Run);
        int epoch = store.TakeEpoch().Root!.Epoch;
        byte[] root = disk.Read("root")!;
        root[^1] ^= 1;
        disk.Put("root", root);

        Assert.Equal(StoreStatus.Damaged, store.SetTarget(epoch, 7).Status);
        Assert.True(store.TakeEpoch().Root!.Epoch > epoch);
        Assert.Equal(root, disk.Read("root.damaged"));
    }

    [Fact]
    public void A_damaged_object_is_written_again_with_what_its_checkpoint_names_and_nothing_else()
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        var store = new FileStore(disk, StoreJourney.Run);
        RunRoot root = store.TakeEpoch().Root!;
        string name = root.Newest!.Objects[0].Name;
        disk.Put($"{ObjectsFolder}/{name.Split('/')[0]}", [0]);

        Assert.Equal(StoreStatus.Damaged, store.Read(name).Status);
        Assert.Equal(StoreStatus.Conflict, store.Write(root.Epoch, name, new byte[3]).Status);
        Assert.Equal(StoreStatus.Done, store.Write(root.Epoch, name, StoreCalls.Content(name)).Status);
        Assert.Equal(StoreCalls.Content(name), store.Read(name).Bytes.ToArray());
    }

    private const string ObjectsFolder = "objects";

    private static bool IsRoot(string path) => path.StartsWith("root", StringComparison.Ordinal);

    /// <summary>The journey's folder as another run with the same names would have written it.</summary>
    private static SimulatedDisk ForeignDisk()
    {
        var disk = new SimulatedDisk();
        var store = new FileStore(disk, StoreJourney.Run + 1);
        int epoch = store.TakeEpoch().Root!.Epoch;
        store.Append(epoch, 0, StoreCalls.Ticks(0, 40));
        string[] names = [.. Kept.Root.Newest!.Objects.Select(named => named.Name)];
        store.Save(epoch, 40, 40, names);
        return disk;
    }

    /// <summary>
    /// Puts other bytes in the place of a file and asserts that what the store then gives is what was kept, or a part of it and a word
    /// about the file, or a refusal that names the file.
    /// </summary>
    private static void AssertNoticed(string path, byte[]? bytes, string how, string word = "")
    {
        SimulatedDisk disk = Journey.Disk.Copy();
        disk.Remove(path);
        if (bytes is not null)
            disk.Put(path, bytes);
        var store = new FileStore(disk, StoreJourney.Run);
        StoreReply taken = store.Handle(new TakeEpochRequest());
        List<string> said = [.. taken.Notices];
        bool lost = taken.Status != StoreStatus.Done;
        if (!lost)
        {
            Assert.True(taken.Root!.Epoch > Kept.Root.Epoch, $"{path} {how}: epoch {taken.Root.Epoch} after {Kept.Root.Epoch}");
            lost = Kept.Difference(taken.Root, store.ReadLog()) is not null;
            AssertPartOfWhatWasKept(store, taken.Root, $"{path} {how}");
            foreach (ObjectName named in (taken.Root.Newest?.Objects ?? []).Concat(taken.Root.Predecessor?.Objects ?? []))
            {
                StoreReply read = store.Read(named.Name);
                said.AddRange(read.Notices);
                lost |= read.Status != StoreStatus.Done;
                Assert.True(read.Status != StoreStatus.Done || Digest.Of(read.Bytes.Span).Value == named.Digest, $"{path} {how}");
            }
        }

        string heard = string.Join(" ", said);
        if (lost)
            Assert.True(heard.Contains("disk/" + path, StringComparison.Ordinal), $"{path} {how}: nothing was said of it: {heard}");
        if (path != RootPrevious)
            Assert.True(heard.Contains(word, StringComparison.Ordinal) && heard.Length > 0, $"{path} {how}: said: {heard}");
    }

    private const string RootPrevious = "root.previous";

    private static void AssertPartOfWhatWasKept(FileStore store, RunRoot root, string at)
    {
        IReadOnlyList<LogEntry> log = store.ReadLog();
        Assert.True(log.Count <= Kept.Log.Count, at);
        StoreCalls.AssertSame([.. Kept.Log.Take(log.Count)], log);
        Assert.True(Journey.Moments.Any(moment => Equals(moment.Root.Newest, root.Newest) && moment.Root.Target == root.Target), at);
    }
}

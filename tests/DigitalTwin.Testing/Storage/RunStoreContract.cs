namespace DigitalTwin.Testing.Storage;

/// <summary>
/// What <see cref="StoreRequest"/> promises, as tests that every store passes: derive a class of tests from it and say how a store is
/// opened. Nothing in it knows what a store is made of.
/// </summary>
public abstract partial class RunStoreContract
{
    /// <summary>A number for the run at hand.</summary>
    protected const ulong Run = 0xF00D_0000_0000_0001;

    /// <summary>
    /// Opens the store of a run on what this test has for durable. Opened again, the same run has everything that was done before; the
    /// one opened first goes on to be usable, as that of a process that has not heard of the second.
    /// </summary>
    protected abstract IRunStore Open(ulong run);

    /// <summary>Waits for what a store does in its own time: deleting objects that no checkpoint names.</summary>
    protected virtual void Settle()
    {
    }

    [Fact]
    public void A_new_run_begins_with_the_first_epoch_an_empty_log_and_no_checkpoint()
    {
        StoreReply reply = Open(Run).TakeEpoch();

        Assert.Equal((1, 0L), (reply.Root!.Epoch, reply.LogLength));
        Assert.Equal((Run, 0L), (reply.Root.Run, reply.Root.Target));
        Assert.Null(reply.Root.Newest);
        Assert.Null(reply.Root.Predecessor);
        Assert.Empty(reply.Notices);
    }

    [Fact]
    public void Epochs_rise_whoever_takes_them()
    {
        IRunStore first = Open(Run);
        IRunStore second = Open(Run);
        IRunStore[] takers = [first, first, second, first, second, Open(Run), second];

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], takers.Select(store => store.TakeEpoch().Root!.Epoch));
    }

    [Fact]
    public void An_epoch_is_taken_only_from_the_one_that_the_caller_takes_for_the_newest()
    {
        IRunStore first = Open(Run);
        IRunStore second = Open(Run);
        Assert.Equal(1, first.Handle(new TakeEpochRequest(0)).Root!.Epoch);
        Assert.Equal(2, second.Handle(new TakeEpochRequest(1)).Root!.Epoch);
        foreach (int outdated in (int[])[0, 1, 3])
        {
            StoreReply refused = first.Handle(new TakeEpochRequest(outdated));
            Assert.Equal((StoreStatus.Conflict, 2, Run), (refused.Status, refused.Root!.Epoch, refused.Root.Run));
        }

        Assert.Equal(StoreStatus.Done, second.SetTarget(2, 5).Status);
        StoreReply taken = first.Handle(new TakeEpochRequest(2));
        Assert.Equal((StoreStatus.Done, 3, 5L), (taken.Status, taken.Root!.Epoch, taken.Root.Target));
        Assert.Equal(StoreStatus.StaleEpoch, second.SetTarget(2, 6).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(-1)]
    public void Nothing_is_changed_in_an_epoch_that_is_not_the_roots(int epoch)
    {
        IRunStore zombie = Open(Run);
        zombie.TakeEpoch();
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(2, 0, Ticks(0, 3));
        Checkpoint saved = store.Save(2, 3, 3, "a", "b");
        store.Write(2, "c", StoreCalls.Content("c"));

        Assert.Equal(StoreStatus.StaleEpoch, zombie.Append(epoch, 3, Ticks(3, 1)).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.Append(epoch, 0, Ticks(0, 3)).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.SetTarget(epoch, 7).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.Write(epoch, "d", StoreCalls.Content("d")).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.Write(epoch, "a", StoreCalls.Content("a")).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.Publish(epoch, StoreCalls.CheckpointOf(epoch, 4, 3, "c")).Status);
        Assert.Equal(StoreStatus.StaleEpoch, zombie.Publish(epoch, saved).Status);
        Settle();

        Assert.Equal(StoreStatus.Missing, store.Read("d").Status);
        Assert.Equal(StoreStatus.Done, store.Read("a").Status);
        Assert.Equal(StoreStatus.Done, store.Read("c").Status);
        StoreReply after = store.TakeEpoch();
        Assert.Equal((3, 3L, 0L), (after.Root!.Epoch, after.LogLength, after.Root.Target));
        Assert.Equal(saved, after.Root.Newest);
        Assert.Null(after.Root.Predecessor);
    }

    [Fact]
    public void Nothing_is_changed_before_an_epoch_was_taken()
    {
        IRunStore store = Open(Run);
        foreach (int epoch in (int[])[0, 1])
        {
            Assert.Equal(StoreStatus.StaleEpoch, store.Append(epoch, 0, Ticks(0, 1)).Status);
            Assert.Equal(StoreStatus.StaleEpoch, store.SetTarget(epoch, 1).Status);
            Assert.Equal(StoreStatus.StaleEpoch, store.Write(epoch, "a", new byte[1]).Status);
            Assert.Equal(StoreStatus.StaleEpoch, store.Publish(epoch, new Checkpoint()).Status);
        }

        Assert.Equal(1, store.TakeEpoch().Root!.Epoch);
    }

    [Fact]
    public void The_target_is_there_for_the_next_epoch()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        Assert.Equal(StoreStatus.Done, store.SetTarget(1, 8760).Status);
        Assert.Equal(StoreStatus.Done, store.SetTarget(1, 8760).Status);
        Assert.Equal(8760, Open(Run).TakeEpoch().Root!.Target);

        store.SetTarget(2, 24);
        Assert.Equal(24, store.TakeEpoch().Root!.Target);
    }

    [Fact]
    public void Everything_done_is_there_when_the_run_is_opened_again()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.SetTarget(1, 100);
        store.Append(1, 0, Ticks(0, 4));
        Checkpoint first = store.Save(1, 4, 4, "e1/t4/grid");
        store.Append(1, 4, EventAt(5), Ticks(4, 1)[0]);
        Checkpoint second = store.Save(1, 5, 6, "e1/t5/grid");

        IRunStore again = Open(Run);
        StoreReply taken = again.TakeEpoch();
        Assert.Equal((2, 100L, 6L), (taken.Root!.Epoch, taken.Root.Target, taken.LogLength));
        Assert.Equal(second, taken.Root.Newest);
        Assert.Equal(first, taken.Root.Predecessor);
        Assert.Empty(taken.Notices);
        StoreCalls.AssertSame([.. Ticks(0, 4), EventAt(5), .. Ticks(4, 1)], again.ReadLog());
        Assert.Equal(StoreCalls.Content("e1/t4/grid"), again.Read("e1/t4/grid").Bytes.ToArray());
        Assert.Equal(StoreCalls.Content("e1/t5/grid"), again.Read("e1/t5/grid").Bytes.ToArray());
    }

    [Fact]
    public void Runs_know_nothing_of_each_other()
    {
        IRunStore one = Open(Run);
        one.TakeEpoch();
        one.Append(1, 0, Ticks(0, 2));
        one.Save(1, 2, 2, "a");

        IRunStore other = Open(Run + 1);
        StoreReply taken = other.TakeEpoch();
        Assert.Equal((1, 0L), (taken.Root!.Epoch, taken.LogLength));
        Assert.Equal(StoreStatus.Missing, other.Read("a").Status);
        Assert.Equal(StoreStatus.Done, other.Write(1, "a", new byte[3]).Status);
        Assert.Equal(StoreCalls.Content("a"), one.Read("a").Bytes.ToArray());
    }

    [Fact]
    public void What_a_reply_holds_is_the_callers_own()
    {
        IRunStore store = Open(Run);
        RunRoot root = store.TakeEpoch().Root!;
        root.Epoch = 9;
        root.Newest = new Checkpoint { Tick = 9 };

        Assert.Equal(StoreStatus.Done, store.SetTarget(1, 5).Status);
        Assert.Null(store.TakeEpoch().Root!.Newest);
    }

    /// <summary>Entries of committed ticks.</summary>
    protected static LogEntry[] Ticks(long from, int count) => StoreCalls.Ticks(from, count);

    private static LogEntry EventAt(long tick) => StoreCalls.EventAt(tick);
}

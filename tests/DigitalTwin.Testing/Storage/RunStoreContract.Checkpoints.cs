namespace DigitalTwin.Testing.Storage;

/// <summary>Checkpoints.</summary>
public abstract partial class RunStoreContract
{
    [Fact]
    public void A_checkpoint_becomes_the_newest_and_the_one_before_its_predecessor()
    {
        IRunStore store = WithTicks(12);
        Checkpoint first = store.Save(1, 4, 4, "t4/a", "t4/b");
        Checkpoint second = store.Save(1, 8, 8, "t8/a", "t8/b");
        Checkpoint third = store.Save(1, 12, 12, "t12/a", "t12/b");

        RunRoot root = store.TakeEpoch().Root!;
        Assert.NotEqual(first, second);
        Assert.Equal(third, root.Newest);
        Assert.Equal(second, root.Predecessor);
    }

    [Fact]
    public void Objects_that_neither_checkpoint_names_are_deleted()
    {
        IRunStore store = WithTicks(12);
        store.Write(1, "t3/never-published", StoreCalls.Content("x"));
        store.Save(1, 4, 4, "t4/a", "kept", "t4/b");
        Settle();
        Assert.Equal(StoreStatus.Missing, store.Read("t3/never-published").Status);

        store.Save(1, 8, 8, "t8/a", "kept");
        Settle();
        Assert.All((string[])["t4/a", "t4/b", "kept", "t8/a"], name => Assert.Equal(StoreStatus.Done, store.Read(name).Status));

        store.Save(1, 12, 12, "t12/a", "kept");
        Settle();
        Assert.All((string[])["t4/a", "t4/b"], name => Assert.Equal(StoreStatus.Missing, store.Read(name).Status));
        Assert.All((string[])["t8/a", "kept", "t12/a"], name => Assert.Equal(StoreStatus.Done, store.Read(name).Status));
    }

    [Fact]
    public void Objects_written_after_a_checkpoint_belong_to_the_next()
    {
        IRunStore store = WithTicks(8);
        store.Save(1, 4, 4, "t4/a");
        store.Write(1, "t8/a", StoreCalls.Content("t8/a"));
        Settle();

        Assert.Equal(StoreStatus.Done, store.Read("t8/a").Status);
        store.Save(1, 8, 8, "t8/a", "t8/b");
    }

    [Fact]
    public void A_checkpoint_is_published_once()
    {
        IRunStore store = WithTicks(8);
        Checkpoint first = store.Save(1, 4, 4, "t4/a");
        Checkpoint second = store.Save(1, 8, 8, "t8/a");

        Assert.Equal(StoreStatus.Done, store.Publish(1, second).Status);
        Assert.Equal(StoreStatus.Done, store.Publish(1, StoreCalls.CheckpointOf(1, 8, 8, "t8/a")).Status);
        Assert.Equal(StoreStatus.Conflict, store.Publish(1, first).Status);
        Settle();
        RunRoot root = store.TakeEpoch().Root!;
        Assert.Equal((second, first), (root.Newest, root.Predecessor));
        Assert.Equal(StoreStatus.Done, store.Read("t4/a").Status);
    }

    [Fact]
    public void A_checkpoint_of_the_same_tick_or_an_earlier_one_is_refused()
    {
        IRunStore store = WithTicks(8);
        Checkpoint newest = store.Save(1, 8, 8, "t8/a");
        store.Write(1, "other", StoreCalls.Content("other"));

        Assert.Equal(StoreStatus.Conflict, store.Publish(1, StoreCalls.CheckpointOf(1, 8, 8, "other")).Status);
        Assert.Equal(StoreStatus.Conflict, store.Publish(1, StoreCalls.CheckpointOf(1, 4, 4, "other")).Status);
        Settle();
        Assert.Equal(StoreStatus.Done, store.Read("other").Status);
        Assert.Equal(newest, store.TakeEpoch().Root!.Newest);
    }

    [Fact]
    public void A_newer_epoch_may_put_another_in_the_place_of_a_checkpoint_that_it_cannot_use()
    {
        IRunStore store = WithTicks(12);
        Checkpoint first = store.Save(1, 4, 4, "t4/a");
        store.Save(1, 8, 8, "t8/a");
        store.TakeEpoch();
        Checkpoint again = store.Save(2, 8, 8, "e2/t8/a");
        Settle();
        Assert.Equal(StoreStatus.Missing, store.Read("t8/a").Status);
        RunRoot root = store.TakeEpoch().Root!;
        Assert.Equal((again, first), (root.Newest, root.Predecessor));

        Checkpoint earlier = store.Save(3, 3, 3, "e3/t3/a");
        root = store.TakeEpoch().Root!;
        Assert.Equal(earlier, root.Newest);
        Assert.Null(root.Predecessor);
    }

    [Fact]
    public void A_checkpoint_whose_objects_are_not_there_is_refused()
    {
        IRunStore store = WithTicks(8);
        Checkpoint first = store.Save(1, 4, 4, "t4/a");
        store.Write(1, "t8/a", StoreCalls.Content("t8/a"));
        store.Write(1, "t8/b", StoreCalls.Content("something else"));

        StoreReply missing = store.Publish(1, StoreCalls.CheckpointOf(1, 8, 8, "t8/a", "t8/c"));
        StoreReply other = store.Publish(1, StoreCalls.CheckpointOf(1, 8, 8, "t8/a", "t8/b"));
        Assert.Equal((StoreStatus.Conflict, StoreStatus.Conflict), (missing.Status, other.Status));
        Assert.Contains("t8/c", Assert.Single(missing.Notices), StringComparison.Ordinal);
        Assert.Contains("t8/b", Assert.Single(other.Notices), StringComparison.Ordinal);
        Settle();
        Assert.Equal(StoreStatus.Done, store.Read("t8/a").Status);
        Assert.Equal(StoreStatus.Done, store.Read("t4/a").Status);
        Assert.Equal(first, store.TakeEpoch().Root!.Newest);
    }

    [Fact]
    public void A_checkpoint_whose_log_is_not_there_is_refused()
    {
        IRunStore store = WithTicks(8);
        store.Write(1, "t8/a", StoreCalls.Content("t8/a"));

        Assert.Equal(StoreStatus.Conflict, store.Publish(1, StoreCalls.CheckpointOf(1, 8, 9, "t8/a")).Status);
        Assert.Equal(StoreStatus.Conflict, store.Publish(1, StoreCalls.CheckpointOf(1, 8, -1, "t8/a")).Status);
        Assert.Equal(StoreStatus.Done, store.Publish(1, StoreCalls.CheckpointOf(1, 8, 8, "t8/a")).Status);
    }

    [Fact]
    public void A_checkpoint_of_an_epoch_that_is_over_serves_the_next()
    {
        IRunStore store = WithTicks(4);
        Checkpoint first = store.Save(1, 4, 4, "t4/a");
        IRunStore next = Open(Run);
        next.TakeEpoch();
        next.Append(2, 4, Ticks(4, 4));
        next.Save(2, 8, 8, "e2/t8/a");

        Assert.Equal(first, next.TakeEpoch().Root!.Predecessor);
        Assert.Equal(StoreCalls.Content("t4/a"), next.Read("t4/a").Bytes.ToArray());
    }

    [Fact]
    public void What_a_zombie_wrote_is_in_nobodys_way()
    {
        IRunStore zombie = WithTicks(4);
        zombie.Write(1, "e1/t4/a", StoreCalls.Content("half of a checkpoint"));
        IRunStore next = Open(Run);
        next.TakeEpoch();

        Assert.Equal(StoreStatus.StaleEpoch, zombie.Publish(1, StoreCalls.CheckpointOf(1, 4, 4, "e1/t4/a")).Status);
        next.Save(2, 4, 4, "e2/t4/a");
        Settle();
        Assert.Equal(StoreStatus.Missing, next.Read("e1/t4/a").Status);
        Assert.Equal(StoreStatus.Done, next.Read("e2/t4/a").Status);
    }

    private IRunStore WithTicks(int ticks)
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, ticks));
        return store;
    }
}

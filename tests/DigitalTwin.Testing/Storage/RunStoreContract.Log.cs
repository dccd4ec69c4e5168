namespace DigitalTwin.Testing.Storage;

/// <summary>The log.</summary>
public abstract partial class RunStoreContract
{
    [Fact]
    public void Entries_are_read_back_to_the_last_bit_from_any_of_them_on()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        LogEntry[] entries = [.. Ticks(0, 3), EventAt(3), .. Ticks(3, 2)];
        Assert.Equal(2, store.Append(1, 0, entries[..2]).LogLength);
        Assert.Equal(6, store.Append(1, 2, entries[2..]).LogLength);

        for (int from = 0; from <= entries.Length; from++)
            StoreCalls.AssertSame(entries[from..], store.ReadLog(from));
        Assert.Empty(store.ReadLog(entries.Length + 5));
    }

    [Fact]
    public void Entries_appended_again_are_there_once()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        LogEntry[] entries = [EventAt(0), .. Ticks(0, 3)];
        store.Append(1, 0, entries);
        store.Append(1, 4, Ticks(3, 2));

        StoreReply again = store.Append(1, 0, entries);
        Assert.Equal((StoreStatus.Done, 6L), (again.Status, again.LogLength));
        StoreReply part = store.Append(1, 1, Ticks(0, 1));
        Assert.Equal((StoreStatus.Done, 6L), (part.Status, part.LogLength));
        StoreCalls.AssertSame([.. entries, .. Ticks(3, 2)], store.ReadLog());
    }

    [Fact]
    public void Entries_that_go_beyond_those_that_stand_are_added()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 3));

        Assert.Equal(5, store.Append(1, 1, Ticks(1, 4)).LogLength);
        StoreCalls.AssertSame(Ticks(0, 5), store.ReadLog());
    }

    [Fact]
    public void Other_entries_in_the_same_place_are_a_conflict_and_change_nothing()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 3));

        Assert.Equal(StoreStatus.Conflict, store.Append(1, 0, Ticks(7, 1)).Status);
        Assert.Equal(StoreStatus.Conflict, store.Append(1, 2, EventAt(2)).Status);
        Assert.Equal(StoreStatus.Conflict, store.Append(1, 2, Ticks(3, 4)).Status);
        StoreCalls.AssertSame(Ticks(0, 3), store.ReadLog());
    }

    [Fact]
    public void A_gap_in_the_log_is_a_conflict()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 3));

        Assert.Equal(StoreStatus.Conflict, store.Append(1, 4, Ticks(4, 1)).Status);
        Assert.Equal(StoreStatus.Conflict, store.Append(1, -1, Ticks(0, 1)).Status);
        Assert.Equal(3, store.TakeEpoch().LogLength);
    }

    [Fact]
    public void Nothing_to_append_is_done()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        StoreReply reply = store.Append(1, 0);

        Assert.Equal((StoreStatus.Done, 0L), (reply.Status, reply.LogLength));
        Assert.Empty(store.ReadLog());
    }

    [Fact]
    public void A_log_goes_on_in_the_next_epoch()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Append(1, 0, Ticks(0, 2));
        IRunStore next = Open(Run);
        next.TakeEpoch();

        Assert.Equal(StoreStatus.Done, next.Append(2, 1, Ticks(1, 2)).Status);
        StoreCalls.AssertSame(Ticks(0, 3), store.ReadLog());
        StoreCalls.AssertSame(Ticks(0, 3), next.ReadLog());
    }
}

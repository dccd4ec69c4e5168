namespace DigitalTwin.Testing.Storage;

/// <summary>Objects.</summary>
public abstract partial class RunStoreContract
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000_000)]
    public void An_object_is_read_as_it_was_written(int length)
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
        Assert.Equal(StoreStatus.Done, store.Write(1, "e1/t0/grid-US_PJM.x", bytes).Status);

        StoreReply read = store.Read("e1/t0/grid-US_PJM.x");
        Assert.Equal(StoreStatus.Done, read.Status);
        Assert.True(bytes.AsSpan().SequenceEqual(read.Bytes.Span));
    }

    [Fact]
    public void An_object_that_was_never_written_is_missing()
    {
        IRunStore store = Open(Run);
        Assert.Equal(StoreStatus.Missing, store.Read("a").Status);
        store.TakeEpoch();
        store.Write(1, "a/b", new byte[1]);
        Assert.Equal(StoreStatus.Missing, store.Read("a").Status);
        Assert.Equal(StoreStatus.Missing, store.Read("a/c").Status);
    }

    [Fact]
    public void An_object_never_changes()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        byte[] buffer = [1, 2, 3];
        store.Write(1, "a", buffer);
        buffer[0] = 9;

        Assert.Equal(StoreStatus.Done, store.Write(1, "a", new byte[] { 1, 2, 3 }).Status);
        Assert.Equal(StoreStatus.Conflict, store.Write(1, "a", buffer).Status);
        Assert.Equal(StoreStatus.Conflict, store.Write(1, "a", new byte[] { 1, 2 }).Status);
        Assert.Equal(StoreStatus.Conflict, store.Write(1, "a", Array.Empty<byte>()).Status);
        Assert.Equal([1, 2, 3], store.Read("a").Bytes.ToArray());
    }

    [Fact]
    public void Of_several_objects_all_are_written_or_none()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        store.Write(1, "t/b", new byte[] { 2 });
        StoredObject a = new("t/a", new byte[] { 1 }), same = new("t/b", new byte[] { 2 }), other = new("t/b", new byte[] { 3 });

        Assert.Equal(StoreStatus.Conflict, store.Write(1, a, other).Status);
        Assert.Equal(StoreStatus.Missing, store.Read("t/a").Status);
        Assert.Equal(StoreStatus.Conflict, store.Write(1, a, a).Status);
        Assert.Equal(StoreStatus.Done, store.Write(1, a, same).Status);
        Assert.Equal([1], store.Read("t/a").Bytes.ToArray());
    }

    [Fact]
    public void Names_that_look_alike_are_of_different_objects()
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        string[] names = ["a/b", "a-b", "a_b", "a.b", "ab", "a/b/c", "a", "a.tmp", "0", new string('n', StoreRules.NameCharactersMax)];
        foreach (string name in names)
            Assert.Equal(StoreStatus.Done, store.Write(1, name, StoreCalls.Content(name)).Status);

        Assert.All(names, name => Assert.Equal(StoreCalls.Content(name), store.Read(name).Bytes.ToArray()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("../root")]
    [InlineData("a/../../root")]
    [InlineData("a/./b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a\\b")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("c:a")]
    [InlineData("a*")]
    [InlineData("é")]
    public void What_is_no_name_is_refused(string name)
    {
        IRunStore store = Open(Run);
        store.TakeEpoch();
        StoreReply refused = store.Write(1, name, new byte[1]);

        Assert.Equal(StoreStatus.Conflict, refused.Status);
        Assert.NotEmpty(refused.Notices);
        Assert.Equal(StoreStatus.Conflict, store.Read(name).Status);
    }

    [Fact]
    public void A_name_that_is_too_long_is_refused() => What_is_no_name_is_refused(new string('n', StoreRules.NameCharactersMax + 1));
}

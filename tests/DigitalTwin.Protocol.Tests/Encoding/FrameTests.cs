namespace DigitalTwin.Protocol.Tests.Encoding;

/// <summary>Nodes of one release talk to each other: the bytes of a frame change with the format's version only.</summary>
public sealed class FrameTests
{
    private static readonly Dictionary<string, string> DigestOfBytes = new()
    {
        ["member request"] = "5baa837c0ef8a822",
        ["member reply"] = "9503c27a9fcbe63a",
        ["member load Z/campus"] = "7b8ddcc707dba752",
        ["member load Z/mining"] = "2a0ae5a8c248ae8d",
        ["member load Z/gas@2026"] = "e61b6bb028cf6844",
        ["grid request"] = "a8f3d5cde71461cd",
        ["grid load"] = "ae6e8ac3fd22005f",
        ["grid reply"] = "8d3009212b3501ed",
        ["clear request"] = "a273a52d5da1dade",
        ["clear reply"] = "4474fdeed2db9a1b",
    };

    public static TheoryData<string> Names => [.. DigestOfBytes.Keys];

    [Fact]
    public void Every_frame_has_its_digest_here() =>
        Assert.Equal(DigestOfBytes.Keys, Frames.All().Select(frame => frame.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frame_stands_in_the_bytes_that_the_format_says(string name) =>
        Assert.Equal(DigestOfBytes[name], Digest.Of(Frames.All().Single(frame => frame.Name == name).Bytes).ToString());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_frame_that_is_read_is_written_as_it_was(string name)
    {
        (_, byte[] bytes, Func<byte[], byte[]> again) = Frames.All().Single(frame => frame.Name == name);
        Assert.Equal(bytes, again(bytes));
    }
}

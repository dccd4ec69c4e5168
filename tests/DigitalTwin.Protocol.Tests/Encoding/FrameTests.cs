namespace DigitalTwin.Protocol.Tests.Encoding;

/// <summary>Nodes of one release talk to each other: the bytes of a frame change with the format's version only.</summary>
public sealed class FrameTests
{
    private static readonly Dictionary<string, string> DigestOfBytes = new()
    {
        ["member request"] = "7d818d4b388b0052",
        ["member reply"] = "fb602ef36851cde6",
        ["member load Z/campus"] = "0956d3853fb2cdf3",
        ["member load Z/mining"] = "2a0ae5a8c248ae8d",
        ["member load Z/gas@2026"] = "e61b6bb028cf6844",
        ["grid request"] = "1711849d2a8b61d2",
        ["grid load"] = "ae6e8ac3fd22005f",
        ["grid reply"] = "0cc7789042b123c2",
        ["clear request"] = "ca8264ada9ebf022",
        ["clear reply"] = "66eab1f959cc9f06",
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

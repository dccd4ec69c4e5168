namespace DigitalTwin.Core.Tests.State;

public sealed class XxHash64Tests
{
    [Theory]
    [InlineData("", 0xef46db3751d8e999UL)]
    [InlineData("a", 0xd24ec4f1a98c6e5bUL)]
    [InlineData("abc", 0x44bc2cf5ad770999UL)]
    [InlineData("Nobody inspects the spammish repetition", 0xfbcea83c8a378bf1UL)]
    public void Published_vectors_hold(string text, ulong expected) =>
        Assert.Equal(expected, XxHash64.Compute(System.Text.Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Every_bit_of_a_long_input_changes_the_hash()
    {
        byte[] bytes = [.. Enumerable.Range(0, 100).Select(i => (byte)i)];
        ulong original = XxHash64.Compute(bytes);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(original, XxHash64.Compute(bytes));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }
}

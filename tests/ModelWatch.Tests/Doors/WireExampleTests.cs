using System.Text;
using ModelWatch.Doors.Bodies;
using ModelWatch.Doors.CloudEvents;
using ModelWatch.Doors.Rows;

namespace ModelWatch.Tests.Doors;

/// <summary>The bodies of the producers' own documents, cut into columns.</summary>
public sealed class WireExampleTests
{
    [Theory]
    [InlineData("""{"instances":[[6.8,2.8,4.8,1.4],[6.0,3.4,4.5,1.6]]}""", false, 2, "instances=6.8 2.8 4.8 1.4|6.0 3.4 4.5 1.6")]
    [InlineData("""{"instances":[{"age":41,"v":[1,[2]]},{"age":null}]}""", false, 2, "age=41|null;v=1 2|")]
    [InlineData("""{"predictions":[1,1]}""", true, 2, "predictions=1|1")]
    [InlineData("""{"predictions":[{"score":0.25,"class":"a"}]}""", true, 1, "score=0.25;class=\"a\"")]
    [InlineData("""{"id":"42","inputs":[{"name":"age","shape":[2,1],"datatype":"FP32","data":[33,41]},{"name":"sex","shape":[2,1],"datatype":"BYTES","data":["f","m"]}]}""", false, 2, "age=33|41;sex=\"f\"|\"m\"")]
    [InlineData("""{"model_name":"risk","model_version":"3","id":"42","outputs":[{"name":"proba","shape":[2,2],"datatype":"FP32","data":[0.9,0.1,0.4,0.6]}]}""", true, 2, "proba=0.9 0.1|0.4 0.6")]
    [InlineData("""{"outputs":[{"name":"p","shape":[2,2],"datatype":"FP32","data":[[0.9,0.1],[0.4,0.6]]}]}""", true, 2, "p=0.9 0.1|0.4 0.6")]
    [InlineData("""{"data":{"names":["a","b"],"ndarray":[[1.0,2.0]]}}""", false, 1, "a=1.0;b=2.0;ndarray=1.0 2.0")]
    [InlineData("""{"meta":{},"data":{"tensor":{"shape":[1,2],"values":[1,2]}}}""", false, 1, "tensor=1 2")]
    [InlineData("""{"jsonData":{"age":3}}""", false, 1, "age=3")]
    [InlineData("""{"dataframe_split":{"index":[0],"columns":["a","b"],"data":[[1,"x"]]}}""", false, 1, "a=1;b=\"x\";data=1 \"x\"")]
    [InlineData("""{"dataframe_records":[{"a":1},{"a":2}]}""", false, 2, "a=1|2")]
    [InlineData("""{"inputs":{"a":[1,2],"b":[3,4]}}""", false, 2, "a=1|2;b=3|4")]
    [InlineData("""[{"age":41,"sex":"m"}]""", false, 1, "age=41;sex=\"m\"")]
    [InlineData("69,0,153.7,109", false, 1, "input=69 0 153.7 109")]
    [InlineData("0.0254181120544672\n0.5\r\n", true, 2, "output=0.0254181120544672|0.5")]
    [InlineData("\"a,b\",\"c\"\"d\"", false, 1, "input=a,b c\"d")]
    [InlineData("{\"score\":0.5}\n{\"score\":0.75}\n", true, 2, "score=0.5|0.75")]
    public void Read_ExampleOfAProtocol_GivesItsRows(string body, bool isResponse, int rows, string expected)
    {
        var (table, fault) = ForeignBody.Read(Encoding.UTF8.GetBytes(body), isResponse);
        Assert.Null(fault);
        Assert.Equal(rows, table!.Rows);
        Assert.Equal(expected, string.Join(";", table.Columns.Select(Shown)));
    }

    [Theory]
    [InlineData("BOOL", "01 00", "true false")]
    [InlineData("INT8", "FF 7F", "-1 127")]
    [InlineData("UINT8", "FF 00", "255 0")]
    [InlineData("INT16", "00 80 01 00", "-32768 1")]
    [InlineData("UINT16", "FF FF 01 00", "65535 1")]
    [InlineData("INT32", "FF FF FF FF 02 00 00 00", "-1 2")]
    [InlineData("UINT32", "FF FF FF FF 02 00 00 00", "4294967295 2")]
    [InlineData("INT64", "FF FF FF FF FF FF FF FF 02 00 00 00 00 00 00 00", "-1 2")]
    [InlineData("UINT64", "FF FF FF FF FF FF FF FF 02 00 00 00 00 00 00 00", "18446744073709551615 2")]
    [InlineData("FP16", "00 3C 00 7C", "1 \"Infinity\"")]
    [InlineData("BF16", "80 3F C0 7F", "1 \"NaN\"")]
    [InlineData("FP32", "CD CC CC 3D 00 00 80 BF", "0.1 -1")]
    [InlineData("FP64", "9A 99 99 99 99 99 B9 3F 00 00 00 00 00 00 F0 FF", "0.1 \"-Infinity\"")]
    [InlineData("BYTES", "01 00 00 00 66 02 00 00 00 22 6D", "\"f\" \"\\\"m\"")]
    public void Read_BinaryTensor_HasTheValuesOfItsDatatype(string datatype, string hex, string expected)
    {
        var raw = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        var json = $$$"""{"inputs":[{"name":"x","shape":[2],"datatype":"{{{datatype}}}","parameters":{"binary_data_size":{{{raw.Length}}}}}]}""";
        var (table, fault) = ForeignBody.Read((byte[])[.. Encoding.UTF8.GetBytes(json), .. raw], isResponse: false);
        Assert.Null(fault);
        Assert.Equal(expected, string.Join(" ", Enumerable.Range(0, 2).Select(r => Encoding.UTF8.GetString(table!.Find("x")!.Row(r)[0].Span))));
    }

    [Theory]
    [InlineData("""{"name":"bad","shape":[2,2],"datatype":"FP32","data":[1,2,3]}""", "3 values")]
    [InlineData("""{"name":"bad","shape":[9999999999,9999999999],"datatype":"FP32","data":[1]}""", "claims more")]
    [InlineData("""{"name":"bad","shape":[2,-1],"datatype":"FP32","data":[1]}""", "whole numbers")]
    [InlineData("""{"name":"bad","shape":[2],"datatype":"FP32","data":[{"a":1},2]}""", "object")]
    [InlineData("""{"name":"bad","shape":[2],"datatype":"FP32"}""", "no data")]
    [InlineData("""{"name":"bad","shape":[2],"datatype":"FP32","parameters":{"binary_data_size":8}}""", "8 binary bytes")]
    [InlineData("""{"name":"bad","shape":[3,1],"datatype":"FP32","data":[1,2,3]}""", "3 rows")]
    public void Read_TensorThatDoesNotFit_IsRefusedAlone(string tensor, string why)
    {
        var body = $$"""{"inputs":[{"name":"good","shape":[2],"datatype":"FP32","data":[1,2]},{{tensor}},{"name":"other","shape":[2],"datatype":"FP32","data":[3,4]}]}""";
        var (table, fault) = ForeignBody.Read(Encoding.UTF8.GetBytes(body), isResponse: false);
        Assert.Null(fault);
        Assert.Equal(["good", "other"], table!.Columns.Select(c => c.Name));
        Assert.Contains(why, table.Broken["bad"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Euro%20%E2%82%AC%20%F0%9F%98%80", "Euro € 😀")]
    [InlineData("100% of it", "100% of it")]
    [InlineData("%", "%")]
    [InlineData("%zz%20", "%zz%20")]
    [InlineData("\"a \\\"b\\\"\"", "a \"b\"")]
    [InlineData("Grüße %21", "Grüße !")]
    public void Decode_HeaderValue_IsTakenEncodedQuotedOrRaw(string value, string expected) => Assert.Equal(expected, CloudEventHeaders.Decode(value));

    private static string Shown(ForeignColumn column) => column.Name + "=" + string.Join("|", Enumerable.Range(0, column.Rows).Select(r => string.Join(" ", column.Row(r).ToArray().Select(c => Encoding.UTF8.GetString(c.Span)))));
}

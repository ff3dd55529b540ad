# Build: the same command as everywhere. What the program needs is laid out as in a checkout, without sources.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -Dmaven.test.skip=true package
RUN mkdir -p /out/routes/target /out/samples/simulators/target /out/work /out/config/keys \
 && cp hub pom.xml LICENSE /out/ \
 && cp routes/target/bordereau-routes-*.jar /out/routes/target/ && cp -r routes/target/lib /out/routes/target/ \
 && cp samples/simulators/target/*.jar /out/samples/simulators/target/ && cp -r samples/simulators/target/lib /out/samples/simulators/target/ \
 && cp -r config /out/ \
 && find samples -mindepth 1 -maxdepth 1 ! -name simulators -exec cp -r {} /out/samples/ \;

# Run: no sources, no Maven, no root. work/ is the only folder that must be kept; config/ is meant to be mounted, with keys/ in it that
# a development hub fills and any other hub is given.
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /opt/bordereau --shell /usr/sbin/nologin bordereau
WORKDIR /opt/bordereau
COPY --from=build /out ./
RUN chown bordereau work config/keys
USER bordereau
# The launcher pins the JAXP implementations (jaxp.args of pom.xml), refuses Java deserialization, and makes the class archive here.
RUN ./hub formats > /dev/null
# Inside a container the operator's door must be open to its host: publish it there, and there only (-p 127.0.0.1:8080:8080).
ENV HUB_HOST=0.0.0.0
VOLUME /opt/bordereau/work
EXPOSE 8080
ENTRYPOINT ["./hub"]
CMD ["run"]
